/** Columns of the part catalogue in words that a customer reads, with their units. Data. */
interface FieldName {
  readonly label: string;
  readonly unit?: string;
}

const FIELDS: Readonly<Record<string, FieldName>> = {
  current_rating_a: { label: "Current rating per contact", unit: "A" },
  wire_range_awg: { label: "Wire range", unit: "AWG" },
  temperature_min_c: { label: "Lowest operating temperature", unit: "°C" },
  temperature_max_c: { label: "Highest operating temperature", unit: "°C" },
  contact_count: { label: "Number of contacts" },
  insert_arrangement: { label: "Insert arrangement" },
  lead_time_weeks: { label: "Lead time", unit: "weeks" },
  keying: { label: "Keying (polarization)" },
};

/** One `Field: value` line. A list in the table (`A;B`) reads as `A, B`. */
export function fieldOf(column: string, value: string): string {
  const { label, unit } = FIELDS[column] ?? { label: humanised(column) };
  const shown = value
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .join(", ");
  return `${label}: ${shown}${unit === undefined ? "" : ` ${unit}`}`;
}

/** Units that end a column's name, as they are written. */
const UNITS = new Map(
  "mm cm m µm ft bar mbar MPa kPa psi kN Nm g kg l ml s ms h A mA V mV kV W kW Hz kHz rpm °C:c Ω:ohm mm²:mm2"
    .split(" ")
    .map((unit) => unit.split(":"))
    .map(([unit = "", written = unit]) => [written.toLowerCase(), unit]),
);

/** `working_pressure_bar` → "Working pressure (bar)". */
function humanised(column: string): string {
  const [, name = column, ending = ""] = /^([^\s]+)_([a-zµ]+2?)$/i.exec(column) ?? [];
  const unit = UNITS.get(ending.toLowerCase());
  if (unit !== undefined) {
    return `${humanised(name)} (${unit})`;
  }
  const words = column.replaceAll(/[-_]+/g, " ").trim();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
