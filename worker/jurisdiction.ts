/** Where Durable Objects live: the same name in another jurisdiction is another object, so this is the only way to one. */
import type { Config } from "./config.ts";

export function within<Class extends Rpc.DurableObjectBranded>(
  objects: DurableObjectNamespace<Class>,
  config: Pick<Config, "JURISDICTION">,
): DurableObjectNamespace<Class> {
  return config.JURISDICTION === undefined ? objects : objects.jurisdiction(config.JURISDICTION);
}
