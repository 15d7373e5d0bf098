/** The knowledge routes alone, until worker/index.ts mounts them. */
import { Hono } from "hono";
import { knowledgeRoutes } from "../../../worker/knowledge/routes.ts";

const app = new Hono().route("/api/knowledge", knowledgeRoutes);
export default app;
