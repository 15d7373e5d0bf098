/** Whether a file that is a zip inside (.docx, .xlsx) may be opened. Pure. */
import { unzipSync } from "fflate";

/** What all parts of a document may take together once unpacked: a small file can hold gigabytes. */
const UNPACKED_LIMIT = 400 * 1024 * 1024;

/** Null when it may. Reads the directory of the zip only. */
export function zipProblem(bytes: Uint8Array): string | null {
  let unpacked = 0;
  try {
    unzipSync(bytes, {
      filter: ({ originalSize }) => {
        unpacked += originalSize;
        return false;
      },
    });
  } catch {
    return "it is damaged, or of another format than its name says";
  }
  if (unpacked === 0) {
    return "it is empty";
  }
  return unpacked > UNPACKED_LIMIT
    ? `it would unpack to ${Math.round(unpacked / 1024 / 1024)} MB, more than ${UNPACKED_LIMIT / 1024 / 1024}`
    : null;
}
