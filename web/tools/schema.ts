// Keeps src/core/schema.ts the same as what docs/api/openapi.yaml says: `--write` makes it, without it staleness fails.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";

const contract = new URL("../../docs/api/openapi.yaml", import.meta.url);
const types = fileURLToPath(new URL("../src/core/schema.ts", import.meta.url));

const expected =
    "// Made from docs/api/openapi.yaml by `npm run generate`.\n" + astToString(await openapiTS(contract));
if (process.argv.includes("--write")) {
    writeFileSync(types, expected);
} else if (readFileSync(types, "utf8") !== expected) {
    console.error("web/src/core/schema.ts is stale: npm --prefix web run generate");
    process.exit(1);
}
