/** Whether a group of humans is at work at some moment. Pure. */
import type { OfficeHours } from "./rules.ts";

/** A group without hours is always asked. */
export function isOpen(group: number, all: readonly OfficeHours[], now: number): boolean {
  const hours = all.find((one) => one.group === group);
  if (hours === undefined) {
    return true;
  }
  const { day, date, time } = localTime(now, hours.timeZone);
  const spans = hours.week[day] ?? [];
  return !hours.holidays.includes(date) && spans.some((span) => span.slice(0, 5) <= time && time < span.slice(6));
}

type Weekday = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";

/** `date` as 2026-12-25, `time` as 08:00. */
function localTime(now: number, timeZone: string): { day: Weekday; date: string; time: string } {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    weekday: "short",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(now);
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? "";
  return {
    day: of("weekday").toLowerCase() as Weekday,
    date: `${of("year")}-${of("month")}-${of("day")}`,
    time: `${of("hour")}:${of("minute")}`,
  };
}
