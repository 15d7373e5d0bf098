/** Whether a file that is a zip inside (.docx, .xlsx) may be opened. Pure. */
import { unzipSync } from "fflate";

/** What all parts of a document may take together once unpacked: a small file can hold gigabytes. */
const UNPACKED_LIMIT = 400 * 1024 * 1024;

/** Begins the container of Word and Excel until 2003, which holds an encrypted .docx or .xlsx too ([MS-CFB] 2.2). */
const OFFICE_97 = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Null when it may. Reads the directory of the zip only. */
export function zipProblem(bytes: Uint8Array): string | null {
  if (OFFICE_97.every((byte, at) => bytes[at] === byte)) {
    return "it is protected by a password, or an old .doc or .xls of another name; take the password off";
  }
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
