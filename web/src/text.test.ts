// @vitest-environment node
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const here = fileURLToPath(new URL(".", import.meta.url));
const files = readdirSync(here, { recursive: true, encoding: "utf8" }).filter((name) => /\.(vue|ts)$/.test(name));
const chinese = /[\u4e00-\u9fff]/;

const wrongs = [
    /[\u4e00-\u9fff][,;:!?()](?!\))/,
    /[,;!?(][\u4e00-\u9fff]/,
    /\.{3}/,
    /[\u4e00-\u9fff]\.(\s|["`]|$)/,
    /[，。；：！？] [\u4e00-\u9fff]/,
];

/** Half-width marks beside Chinese, a blank beside a full-width mark, or a straight quote around Chinese. */
function slips(text: string): string[] {
    const found: string[] = [];
    for (const line of text.split("\n")) {
        const words = line.replace(/\$\{[^}]*\}/g, "数").replace(/^\s*\/\/.*$|\/\*.*?\*\//g, "");
        if (chinese.test(words) && wrongs.some((wrong) => wrong.test(words))) found.push(line.trim());
    }
    return found;
}

function wordsOf(text: string): string {
    const quoted = text.match(/"[^"\n]*"|`[^`\n]*`/g) ?? [];
    return quoted.map((one) => one.slice(1, -1)).join("\n");
}

test.each(files.filter((name) => name.endsWith("text.ts") || (name.startsWith("core") && !/schema|test/.test(name))))(
    "%s is set in full-width punctuation",
    (name) => {
        expect(slips(wordsOf(readFileSync(join(here, name), "utf8")))).toEqual([]);
    },
);

test("the lint catches what it is for", () => {
    expect(slips("没有信号,照常记")).toHaveLength(1);
    expect(slips("正在打开...")).toHaveLength(1);
    expect(slips("记下了. 好")).toHaveLength(1);
    expect(slips("记下了(一次)")).toHaveLength(1);
    expect(slips("记下了。 好")).toHaveLength(1);
    expect(slips("记下了（一次），好。")).toHaveLength(0);
});

test.each(files.filter((name) => name.endsWith(".vue")))("%s takes its words from the table", (name) => {
    const text = readFileSync(join(here, name), "utf8").replace(/<!--[\s\S]*?-->/g, "");
    expect(text.split("\n").filter((line) => chinese.test(line))).toEqual([]);
});

test("no page has styles or scripts written into it, which its security policy forbids", () => {
    for (const page of ["../index.html", "../f/index.html", "../d/index.html"]) {
        const text = readFileSync(join(here, page), "utf8");
        expect(text).not.toMatch(/<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)/);
    }
    for (const name of files.filter((one) => one.endsWith(".vue"))) {
        const template = /<template>[\s\S]*<\/template>/.exec(readFileSync(join(here, name), "utf8"))?.[0] ?? "";
        expect(template).not.toMatch(/\sstyle="/);
        expect(template).not.toMatch(/v-html/);
    }
});
