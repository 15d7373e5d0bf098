import { createMiddleware } from "hono/factory";

/**
 * Scripts from here only, and none of them may turn text into markup (trusted types); calls to here and to the vendor
 * only. Pictures may come from any https address, as cards and avatars do.
 */
export function securityHeaders(liveChatUrl: string) {
  const vendor = new URL(liveChatUrl).origin;
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self' https: ${vendor}`,
    `connect-src 'self' ${vendor}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "trusted-types 'none'",
    "require-trusted-types-for 'script'",
  ].join("; ");

  return createMiddleware(async (context, next) => {
    await next();
    context.header("Content-Security-Policy", policy);
    context.header("X-Content-Type-Options", "nosniff");
    // Answers link to other sites; which chat page they were opened from is not their business.
    context.header("Referrer-Policy", "no-referrer");
    context.header("Cache-Control", "no-store");
  });
}
