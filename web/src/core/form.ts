// A form as its kind declares it: which fields are asked, what is still wrong, what goes into the ledger.
import { addDays, isDay } from "./date.ts";
import { isDecidable } from "./holds.ts";
import type { Answers, Field, Kind, Kinds, Option, OptionList } from "./model.ts";
import { sayFen } from "./money.ts";

export type Condition = NonNullable<Field["if"]>;

/** What a condition looks at. */
export interface Reading {
    field(path: string): unknown;
    setting(name: string): unknown;
    /** A cell of the table behind a choice; `of` is the thing held whose field the choice is, else "". */
    column?(of: string, field: string, option: string, column: string): unknown;
    /** in: `thing`, an id, or nothing for what the condition is about. out: nothing where the device does not know. */
    holdings?(name: string, thing: unknown): Holding[] | undefined;
    inGroup?(name: string, thing: unknown): boolean | undefined;
    figure?(indicator: string, span: string, thing: unknown): unknown;
    workdaysAfter?(day: string, count: number): string | undefined;
}

/** A link, role, standing fact or open matter: ids of its other end and of all that lies in it, and its own fields. */
export interface Holding {
    to: string[];
    fields: Record<string, unknown>;
}

/** The evaluator of the pack language. */
export type Holds = (condition: Condition, reading: Reading) => boolean;

/** Field name to what is wrong with it; "" for the form as a whole. */
export type Complaints = Record<string, string>;

export interface Form {
    kind: Kind;
    lists: Record<string, OptionList>;
    settings: Kinds["settings"];
    holds: Holds;
    /** Answers that say nothing to people. */
    hidden?: string[];
    /** Whom the device knows: what a field of people or households offers, likeliest first. */
    known?(field: Field): Known[];
    /** What an id in an answer is called; nothing where the device does not know it. */
    named?(id: string): string | undefined;
}

/** A person or a household, to be picked; `note` tells namesakes apart. */
export interface Known extends Option {
    note?: string;
}

/** Why a duty could not be done. The program's own kind: no pack declares it. */
export const exit_kind = "duty_exit";
export const exit_reasons = "could_not_reason";
const exit: Kind = {
    ...{ fact: exit_kind, title: "情况说明", about: "household" },
    field: [
        { name: "reason", title: "原因", type: "choice", list: exit_reasons },
        { name: "note", title: "补充说明", type: "text" },
    ],
};

const types_of_choice = ["choice", "choices", "yes_no"];
const types_of_text = ["text", "long_text"];
const types_of_number = ["count", "money"];
const types_of_people = ["person", "persons"];
const types_of_households = ["household", "households"];

export function isChoice(field: Field): boolean {
    return types_of_choice.includes(field.type);
}

export function isText(field: Field): boolean {
    return types_of_text.includes(field.type);
}

export function isNumber(field: Field): boolean {
    return types_of_number.includes(field.type);
}

export function isOfPeople(field: Field): boolean {
    return types_of_people.includes(field.type);
}

export function isOfHouseholds(field: Field): boolean {
    return types_of_households.includes(field.type);
}

/** Several may be answered. */
export function isSeveral(field: Field): boolean {
    return ["choices", "persons", "households"].includes(field.type);
}

function isPicked(field: Field): boolean {
    return isChoice(field) || isOfPeople(field) || isOfHouseholds(field);
}

/** A field the form can ask for; what the ledger already holds is never asked. */
function isAskable(field: Field): boolean {
    const drawn = isPicked(field) || isText(field) || isNumber(field) || field.type === "date";
    return drawn && field.known === undefined;
}

/** Whether the form can ask for everything that the ledger demands. */
export function isDrawable(kind: Kind): boolean {
    const demanded = (kind.field ?? []).filter((field) => field.required === true && field.known === undefined);
    return demanded.every(isAskable);
}

/** Of something that lasts, the end: only what tells it apart is asked. */
export function endingOf(form: Form): Form {
    const key = [form.kind.key ?? []].flat();
    const field = (form.kind.field ?? []).filter((one) => key.includes(one.name));
    return { ...form, kind: { ...form.kind, field, check: [] } };
}

export function optionsOf(form: Form, field: Field, day: string): Option[] {
    if (field.type === "yes_no") {
        return [
            { name: "true", title: "是" },
            { name: "false", title: "否" },
        ];
    }
    const options = form.lists[field.list ?? ""]?.option ?? [];
    return options.filter((option) => option.retired === undefined || option.retired > day);
}

export function isAnswered(value: unknown): boolean {
    if (value === undefined || value === null) return false;
    if (typeof value === "string") return value.trim() !== "";
    return Array.isArray(value) ? value.length > 0 : true;
}

function readingOf(form: Form, answers: Answers, day: string): Reading {
    return {
        field: (path) => (path === "day" ? day : isAnswered(answers[path]) ? answers[path] : undefined),
        setting: (name) => form.settings[name.replace(/^\$/, "")],
        column: (_, field, option, column) => {
            const list = form.kind.field?.find((one) => one.name === field)?.list;
            const row: object | undefined = form.lists[list ?? ""]?.option.find((one) => one.name === option);
            return (row as Record<string, unknown> | undefined)?.[column];
        },
    };
}

/** What a condition looks at outside the form only the ledger knows: there it is decided. */
function canDecide(form: Form, condition: Condition): boolean {
    return isDecidable(condition, ["day", ...(form.kind.field ?? []).filter(isAskable).map((field) => field.name)]);
}

function mayAsk(form: Form, field: Field, reading: Reading): boolean {
    if (!isAskable(field)) return false;
    return field.if === undefined || !canDecide(form, field.if) || form.holds(field.if, reading);
}

export function mustAnswer(form: Form, field: Field): boolean {
    return field.required === true && (field.if === undefined || canDecide(form, field.if));
}

/** A field's `if` reads earlier fields only, so one pass in order decides them all. */
function askedWith(form: Form, answers: Answers, day: string): { fields: Field[]; kept: Answers } {
    const fields: Field[] = [];
    const kept: Answers = {};
    for (const field of form.kind.field ?? []) {
        if (!mayAsk(form, field, readingOf(form, kept, day))) continue;
        fields.push(field);
        const value = answers[field.name];
        if (isAnswered(value)) kept[field.name] = typeof value === "string" ? value.trim() : value;
    }
    return { fields, kept };
}

export function askedFields(form: Form, answers: Answers, day: string): Field[] {
    return askedWith(form, answers, day).fields;
}

/** Only what is asked and answered: an answer to a question that fell away is not handed in. */
export function answersToRecord(form: Form, answers: Answers, day: string): Answers {
    return askedWith(form, answers, day).kept;
}

function complaintAboutNumber(field: Field, value: unknown): string | undefined {
    const is_money = field.type === "money";
    if (typeof value !== "number" || !Number.isInteger(value)) {
        return is_money ? `“${field.title}”要填金额，最多两位小数，例如 12.5。` : `“${field.title}”要填整数。`;
    }
    const said = (bound: number): string => (is_money ? `${sayFen(bound)} 元` : String(bound));
    const least = field.least ?? 0;
    if (value < least) return `“${field.title}”不能小于 ${said(least)}。`;
    return field.most !== undefined && value > field.most
        ? `“${field.title}”不能大于 ${said(field.most)}。`
        : undefined;
}

function complaintAbout(form: Form, field: Field, value: unknown, day: string): string | undefined {
    if (!isAnswered(value)) {
        if (!mustAnswer(form, field)) return undefined;
        return `请${isPicked(field) ? "选择" : "填写"}“${field.title}”。`;
    }
    if (isText(field)) {
        const length = Array.from(String(value)).length;
        if (field.most !== undefined && length > field.most) {
            return `“${field.title}”写了 ${length} 字，最多 ${field.most} 字，请删短一些。`;
        }
        if (field.least !== undefined && length < field.least) return `“${field.title}”至少写 ${field.least} 字。`;
        return undefined;
    }
    if (field.type === "date") return isDay(value) ? undefined : `“${field.title}”不是一个日期，请重新选。`;
    if (isNumber(field)) return complaintAboutNumber(field, value);
    if (!isChoice(field)) return undefined;
    const names =
        field.type === "yes_no" ? ["true", "false"] : optionsOf(form, field, day).map((option) => option.name);
    const chosen = Array.isArray(value) ? value : [value];
    const is_open = chosen.every((name) => names.includes(String(name)));
    return is_open ? undefined : `“${field.title}”选的一项已经停用，请重新选。`;
}

/** The day may be today or earlier. */
export function complaintAboutDay(day: string, today: string): string | undefined {
    if (!isDay(day)) return "请选一个日期。";
    if (day > today) return "日期在今天以后。还没有发生的事不能记，请改成今天或以前。";
    if (day < addDays(today, -400)) return "日期在 400 天以前。请核对年份。";
    return undefined;
}

/** The check concerns the last asked field that its `must` names. */
function placeOf(must: Condition, fields: Field[]): string {
    const text = JSON.stringify(must);
    const named = fields.filter((field) => text.includes(`"${field.name}"`));
    return named.length > 0 ? named[named.length - 1]!.name : "";
}

export function complaintsAbout(form: Form, answers: Answers, day: string): Complaints {
    const { fields, kept } = askedWith(form, answers, day);
    const complaints: Complaints = {};
    for (const field of fields) {
        const complaint = complaintAbout(form, field, kept[field.name], day);
        if (complaint !== undefined) complaints[field.name] = complaint;
    }
    const reading = readingOf(form, kept, day);
    for (const check of form.kind.check ?? []) {
        if (![check.if ?? [], check.must].every((condition) => canDecide(form, condition))) continue;
        if (check.if !== undefined && !form.holds(check.if, reading)) continue;
        if (form.holds(check.must, reading)) continue;
        const place = placeOf(check.must, fields);
        complaints[place] ??= check.say;
    }
    return complaints;
}

/** What a person reads of an answer. */
export function sayAnswer(form: Form | undefined, name: string, value: unknown): string {
    const field = form?.kind.field?.find((one) => one.name === name);
    if (typeof value === "boolean") return value ? "是" : "否";
    if (field?.type === "money" && typeof value === "number") return `${sayFen(value)} 元`;
    const options = form?.lists[field?.list ?? ""]?.option ?? [];
    const is_named = field !== undefined && (isOfPeople(field) || isOfHouseholds(field));
    const title = (one: unknown): string => {
        if (is_named) return form?.named?.(String(one)) ?? "不在名册里的";
        return options.find((option) => option.name === one)?.title ?? String(one);
    };
    const text = Array.isArray(value) ? value.map(title).join("、") : title(value);
    return field?.unit === undefined ? text : `${text} ${field.unit}`;
}

export function titleOf(form: Form | undefined, name: string): string {
    return form?.kind.field?.find((one) => one.name === name)?.title ?? name;
}

export function formOf(kinds: Kinds | undefined, kind: string, holds: Holds): Form | undefined {
    const found = kind === exit_kind ? exit : kinds?.facts.find((one) => one.fact === kind);
    if (kinds === undefined || found === undefined) return undefined;
    return {
        kind: found,
        lists: Object.fromEntries(kinds.lists.map((list) => [list.list, list])),
        settings: kinds.settings,
        holds,
        ...(kind === exit_kind ? { hidden: ["duty", "exit"] } : {}),
    };
}
