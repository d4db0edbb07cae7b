import { issueSentence } from "@daybook/contract/issue-sentence";
import { type Operation, refusesUnknownParameters } from "@daybook/contract/operation";
import { zValidator } from "@hono/zod-validator";
import type { MiddlewareHandler } from "hono";
import type { z } from "zod";
import type { ApiContext } from "./api-context.ts";
import { checkParameters } from "./known-parameters.ts";
import { validationFailure } from "./validation.ts";

type Middleware = MiddlewareHandler<ApiContext>;

/** Path and query by their schemas, in our own words. The body is read later, when its call has been counted. */
export const validators = (name: string, record: Operation): Middleware[] => [
  ...(record.params ? [validator("param", record.params)] : []),
  ...(refusesUnknownParameters(name, record) ? [knownParametersAlone(record)] : []),
  ...(record.query ? [validator("query", record.query)] : []),
];

const validator = (target: "param" | "query", schema: z.ZodObject): Middleware =>
  zValidator(
    target,
    schema,
    (result) => {
      if (!result.success) throw validationFailure(result.error.issues, target === "param" ? "path" : "query");
    },
    {
      validationFunction: (shape, value) => shape.safeParseAsync(value, { reportInput: true, error: issueSentence }),
    },
  );

const knownParametersAlone =
  (record: Operation): Middleware =>
  async (c, next) => {
    checkParameters(c.req.raw.url, Object.keys(record.query?.shape ?? {}));
    await next();
  };
