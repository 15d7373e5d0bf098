/** What is read of an OpenAI request; unknown fields are allowed, as the real API allows most. */
import { z } from "zod";
import { invalidRequest } from "./openai-error.ts";

const message = z.looseObject({
  role: z.enum(["system", "developer", "user", "assistant", "tool", "function"]),
  content: z
    .union([z.string(), z.array(z.looseObject({ type: z.string(), text: z.string().optional() })), z.null()])
    .optional(),
});

const responseFormat = z.union([
  z.looseObject({
    type: z.literal("json_schema"),
    json_schema: z.looseObject({
      name: z.string(),
      schema: z.record(z.string(), z.unknown()).optional(),
    }),
  }),
  z.looseObject({ type: z.enum(["text", "json_object"]) }),
]);

const chatRequest = z.looseObject({
  model: z.string(),
  messages: z.array(message).min(1),
  stream: z.boolean().nullish(),
  stream_options: z.looseObject({ include_usage: z.boolean().optional() }).nullish(),
  response_format: responseFormat.optional(),
});

const embeddingRequest = z.looseObject({
  model: z.string(),
  input: z.union([z.string().min(1), z.array(z.string().min(1)).min(1).max(2_048)]),
  dimensions: z.number().int().min(1).max(3_072).default(1_536),
  encoding_format: z.enum(["float", "base64"]).default("float"),
});

export type ChatRequest = z.infer<typeof chatRequest>;
export type EmbeddingRequest = z.infer<typeof embeddingRequest>;

export async function readChatRequest(request: Request): Promise<ChatRequest> {
  return read(chatRequest, request);
}

export async function readEmbeddingRequest(request: Request): Promise<EmbeddingRequest> {
  return read(embeddingRequest, request);
}

async function read<Schema extends z.ZodType>(schema: Schema, request: Request): Promise<z.infer<Schema>> {
  const body: unknown = await request.json().catch(() => {
    throw invalidRequest("We could not parse the JSON body of your request.");
  });
  const parsed = schema.safeParse(body);
  if (parsed.success) {
    return parsed.data;
  }
  const issue = parsed.error.issues[0];
  const param = issue?.path.join(".") ?? "";
  const missing =
    typeof body === "object" && body !== null && issue?.path.length === 1 && !(String(issue.path[0]) in body);
  if (missing) {
    throw invalidRequest(`Missing required parameter: '${param}'.`, param, "missing_required_parameter");
  }
  throw invalidRequest(
    `Invalid value for '${param}': ${issue?.message ?? "not accepted"}.`,
    param === "" ? null : param,
    "invalid_value",
  );
}

/** The text of the last message by the user; the system message is never looked at. */
export function lastUserText(request: ChatRequest): string {
  const content = request.messages.findLast((candidate) => candidate.role === "user")?.content;
  return typeof content === "string" ? content : (content ?? []).map((part) => part.text ?? "").join("\n");
}

/** The properties that the request's JSON schema names, undefined when it asks for plain text. */
export function wantedProperties(request: ChatRequest): Readonly<Record<string, unknown>> | undefined {
  const format = request.response_format;
  if (format?.type === "json_schema" && "json_schema" in format) {
    const { schema } = format.json_schema as { schema?: { properties?: Record<string, unknown> } };
    return schema?.properties ?? {};
  }
  return format?.type === "json_object" ? {} : undefined;
}
