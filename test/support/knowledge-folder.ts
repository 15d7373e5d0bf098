/** A throw-away folder of documents, for tests that edit them. */
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export interface KnowledgeFolder {
  readonly path: string;
  write(file: string, content: string | Buffer): Promise<void>;
  move(from: string, to: string): Promise<void>;
  remove(file: string): Promise<void>;
  delete(): Promise<void>;
}

export async function knowledgeFolder(files: Readonly<Record<string, string>>): Promise<KnowledgeFolder> {
  const path = await mkdtemp(join(tmpdir(), "firstline-knowledge-"));
  const folder: KnowledgeFolder = {
    path,
    async write(file, content) {
      await mkdir(dirname(join(path, file)), { recursive: true });
      await writeFile(join(path, file), content);
    },
    async move(from, to) {
      await mkdir(dirname(join(path, to)), { recursive: true });
      await rename(join(path, from), join(path, to));
    },
    remove: (file) => rm(join(path, file)),
    delete: () => rm(path, { recursive: true }),
  };
  for (const [file, content] of Object.entries(files)) {
    await folder.write(file, content);
  }
  return folder;
}
