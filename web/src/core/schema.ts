// Made from docs/api/openapi.yaml by `npm run generate`.
export interface paths {
    "/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我是谁，今天是哪天，用哪个界面 */
        get: operations["read_session"];
        put?: never;
        /** 登录 */
        post: operations["open_session"];
        /** 退出 */
        delete: operations["close_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 事实类型、选项和县里的参数，表单据此画出 */
        get: operations["read_kinds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/slice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 手机可以带走的那一份：自己村的户和走访义务 */
        get: operations["read_slice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/households/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一户和它的事实；不在本村的人只看到姓 */
        get: operations["read_household"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/households/{id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 说明用途后看完整信息；每看一次记一条事实 */
        post: operations["reveal_household"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sync/push": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * 交上指令，每条得一个回执；同一批重交无害
         * @description At most 200 commands and 1 MiB. A command that cannot be read or is refused does not hold up the others; one
         *     without an id spoils the batch, for nobody could be told.
         */
        post: operations["push"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/indicators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 有哪些指标 */
        get: operations["list_indicators"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/headlines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 来源文件里的主要数字，算到一天，各写明时段 */
        get: operations["list_headlines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/indicators/{name}/figure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个指标在一地一年（或一月）的数，含各月、各下级 */
        get: operations["read_figure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/indicators/{name}/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 这个数由哪些事实数出来，逐条 */
        get: operations["list_facts_of_figure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/indicators/{name}/households": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 这个份额说的是哪些户，各是什么情形 */
        get: operations["list_households_of_figure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/indicators/{name}/figure.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个数和它的各部分，一张表格 */
        get: operations["export_figure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/indicators/{name}/figure.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 同样的内容，印出来张贴 */
        get: operations["print_figure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/indicators/{name}/facts.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 这个数由哪些事实数出来，全部，一张表格 */
        get: operations["export_facts_of_figure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/indicators/{name}/households.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 这个份额说的是哪些户，全部，一张表格 */
        get: operations["export_households_of_figure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/papers/annual_report.docx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 自己一年的民情报告，由自己的记录填好开头 */
        get: operations["make_annual_report_docx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/papers/annual_report.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 自己一年的民情报告，由自己的记录填好开头 */
        get: operations["make_annual_report_pdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/papers/task_letter.docx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 任务书：自己的，或由自己登记任职的人的 */
        get: operations["make_task_letter_docx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/papers/task_letter.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 任务书：自己的，或由自己登记任职的人的 */
        get: operations["make_task_letter_pdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/papers/visit_list.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 走访名单，供没有手机的人手填 */
        get: operations["print_visit_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/papers/work_day_sheet.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 群众工作日登记单，供手填 */
        get: operations["print_work_day_sheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/papers/station_calendar.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个村一年的群众工作日，供日历程序读入 */
        get: operations["make_station_calendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/facts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一条事实和它的更正、撤销 */
        get: operations["read_fact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/divisions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个行政区划，上级和下级 */
        get: operations["read_division"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/villages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个村：谁负责、多少户、走访得怎样、最近的各类事实 */
        get: operations["read_village"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/villages/{id}/households": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个村的户，一户一行；不在本村的人只看到姓 */
        get: operations["list_households_of_village"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 某一天谁负责哪里；带 `kind` 时，是那天能在那里记这一类事实的人 */
        get: operations["list_responsible"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个人：历次任职和联系、姓名和单位的变化、有没有账号 */
        get: operations["read_person"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 全县的单位，各有几个人 */
        get: operations["list_units"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/units/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个单位里能查看的人 */
        get: operations["list_people_of_unit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 在自己的范围里找户、人、地方和单位；要找的写在内容里，不写在网址里 */
        post: operations["search"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/head": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 账本记到第几条，链值是什么 */
        get: operations["read_head"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/heads/{county}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * 公示的账头：现在的，和前 31 天每天结束时的；谁都可以看，不含个人信息
         * @description Keep any of them where the administrator does not reach. `chengxin verify --head FILE` and
         *     `tools/verify_ledger.py LEDGER --head FILE` take this reply as it is, and name the first row that is not as it was.
         */
        get: operations["read_heads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ledger/{county}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 同样的内容，一张网页，写明怎样抄存、怎样查验 */
        get: operations["read_heads_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** Format: uuid */
        Id: string;
        /**
         * Format: date
         * @example 2026-11-24
         */
        Day: string;
        /**
         * Format: date-time
         * @example 2026-11-24T08:15:30.000Z
         */
        Instant: string;
        Named: {
            id: components["schemas"]["Id"];
            name: string;
        };
        Village: {
            id: components["schemas"]["Id"];
            code?: string;
            name: string;
        };
        /** @enum {string} */
        Level: "county" | "township" | "village" | "community";
        Division: {
            id: components["schemas"]["Id"];
            /** @description 12 位统计用区划代码 */
            code: string;
            name: string;
            level: components["schemas"]["Level"];
        };
        /** @description RFC 9457 */
        Problem: {
            /** @example about:blank */
            type: string;
            title: string;
            status: number;
            /**
             * @description 稳定的代码
             * @example fact.id.reused
             */
            code: string;
            /**
             * @description 哪里不对，JSON pointer
             * @example /commands/0/answers/met
             */
            at: string;
            /** @description 给人看的一句话：哪里不对，怎么办 */
            detail: string;
        };
        Session: {
            person: components["schemas"]["Named"];
            county: {
                id: components["schemas"]["Id"];
                code: string;
                name: string;
            };
            today: components["schemas"]["Day"];
            /** @description 演示数据 */
            demo: boolean;
            /** @enum {string} */
            shell: "field" | "desk";
            roles: {
                role: string;
                title: string;
                place: {
                    id: components["schemas"]["Id"];
                    name: string;
                    level: components["schemas"]["Level"];
                };
            }[];
        };
        Kinds: {
            /** @description 工作法包的摘要 */
            digest: string;
            facts: components["schemas"]["Kind"][];
            lists: components["schemas"]["OptionList"][];
            /**
             * @example {
             *       "visit.min": 2
             *     }
             */
            settings: {
                [key: string]: number | string | boolean | unknown[];
            };
        };
        /** @description A fact file of a pack as canonical JSON; keys that the browser does not use are left out here. */
        Kind: {
            fact: string;
            title: string;
            note?: string;
            about?: string | string[];
            /** @enum {string} */
            lasts?: "day" | "days" | "standing";
            /** @description 可以替别人记 */
            on_behalf?: boolean;
            key?: string | string[];
            first?: components["schemas"]["Day"];
            /** @description 不含 */
            past?: components["schemas"]["Day"];
            field?: components["schemas"]["Field"][];
            check?: components["schemas"]["Check"][];
        } & {
            [key: string]: unknown;
        };
        Field: {
            name: string;
            title: string;
            /** @description text long_text choice choices yes_no count money date … */
            type: string;
            list?: string;
            required?: boolean;
            least?: number;
            most?: number;
            unit?: string;
            hint?: string;
            known?: string;
            if?: components["schemas"]["Condition"];
        } & {
            [key: string]: unknown;
        };
        Check: {
            if?: components["schemas"]["Condition"];
            must: components["schemas"]["Condition"];
            say: string;
        } & {
            [key: string]: unknown;
        };
        /** @description All lines must hold; see docs/packs.md */
        Condition: {
            [key: string]: unknown;
        }[];
        OptionList: {
            list: string;
            title: string;
            option: ({
                name: string;
                title: string;
                retired?: components["schemas"]["Day"];
            } & {
                [key: string]: unknown;
            })[];
        } & {
            [key: string]: unknown;
        };
        Slice: {
            /** @description 含到账本第几条 */
            seq: number;
            as_of: components["schemas"]["Day"];
            duty: {
                /** @example visit_every_household */
                name: string;
                title: string;
                /** @description 次 */
                times: number;
                span_first: components["schemas"]["Day"];
                /** @description 不含 */
                span_past: components["schemas"]["Day"];
                source: string[];
            };
            villages: {
                id: components["schemas"]["Id"];
                code?: string;
                name: string;
                level?: components["schemas"]["Level"];
                township: string;
            }[];
            households: components["schemas"]["Household"][];
            places: components["schemas"]["Place"][];
            self: components["schemas"]["Oneself"];
            colleagues: components["schemas"]["Colleague"][];
            /** @description 我自己今年在任职的村里记的各有几次；只给本人看，没记过的不列 */
            mine: components["schemas"]["OwnCount"][];
        };
        /** @description 我今天能记事的村、乡镇；只带我自己记的 */
        Place: {
            id: components["schemas"]["Id"];
            code: string;
            name: string;
            level: components["schemas"]["Level"];
            /** @description 今天能记哪些，记在这里或记在这里的户上 */
            kinds: string[];
            /** @description 记在这里、由我记下的，新的在前；户上的在各户 */
            facts: components["schemas"]["Fact"][];
        };
        /** @description 我自己，记在我身上的事 */
        Oneself: {
            id: components["schemas"]["Id"];
            name: string;
            /** @description 人人给自己记的 */
            kinds: string[];
            facts: components["schemas"]["Fact"][];
        };
        /** @description 同站的人，自己也在内 */
        Colleague: {
            id: components["schemas"]["Id"];
            name: string;
            /** @description 在哪些村的站 */
            places: components["schemas"]["Id"][];
        };
        OwnCount: {
            kind: string;
            /** @description 今年几次 */
            year: number;
            /** @description 这个月几次 */
            month: number;
        };
        Household: {
            id: components["schemas"]["Id"];
            /** @description 户主；无权看全名的只见姓 */
            head: string;
            /** @description 村民小组；没有登记的是空的 */
            group: string;
            village: components["schemas"]["Village"];
            /** @description 人 */
            members: number;
            /** @description 户籍在本村 */
            registered: boolean;
            /** @description 举家外出 */
            away: boolean;
            /**
             * @description 遮了中间
             * @example 138****1234
             */
            phone: string | null;
            /** @description 只给看得到全名的人 */
            address: string | null;
            /** @enum {string} */
            state: "open" | "met" | "excused" | "not_owed";
            /** @description 本期算数的走访日 */
            visit_days: components["schemas"]["Day"][];
            last_visit: components["schemas"]["Day"] | null;
            /** @example 今年走访 1 次，还差 1 次 */
            why: string;
            /** @description 今天由谁走访 */
            owed_by: components["schemas"]["Named"][];
            facts: components["schemas"]["Fact"][];
        };
        HouseholdLine: {
            id: components["schemas"]["Id"];
            /** @description 户主；无权看全名的只见姓 */
            head: string;
            /** @description 村民小组；没有登记的是空的 */
            group: string;
            village: components["schemas"]["Village"];
            /** @description 人 */
            members: number;
            /** @description 户籍在本村 */
            registered: boolean;
            /** @description 举家外出 */
            away: boolean;
            /**
             * @description 遮了中间
             * @example 138****1234
             */
            phone: string | null;
            /** @description 只给看得到全名的人 */
            address: string | null;
            /** @enum {string} */
            state: "open" | "met" | "excused" | "not_owed";
            /** @description 本期算数的走访日 */
            visit_days: components["schemas"]["Day"][];
            last_visit: components["schemas"]["Day"] | null;
            /** @example 今年走访 1 次，还差 1 次 */
            why: string;
            /** @description 今天由谁走访 */
            owed_by: components["schemas"]["Named"][];
            /**
             * @description 现在是什么情况
             * @example [
             *       "举家外出"
             *     ]
             */
            holds: string[];
        };
        HouseholdFound: {
            id: components["schemas"]["Id"];
            /** @description 户主；无权看全名的只见姓 */
            head: string;
            village: components["schemas"]["Village"];
            group: string;
            /** @description 遮了中间 */
            phone: string | null;
            /**
             * @description 凭什么找到的
             * @enum {string}
             */
            by: "name" | "member" | "address" | "phone" | "id_number";
            /** @description 找到的家里人；无权看全名的只见姓 */
            member: string | null;
        };
        PersonLine: {
            id: components["schemas"]["Id"];
            name: string;
            unit: components["schemas"]["Named"] | null;
            /** @description 今天的任职和联系 */
            posts: components["schemas"]["Post"][];
        };
        Post: {
            link: string;
            /** @example 驻村干部 */
            title: string;
            to: {
                /** @enum {string} */
                type: "division" | "household" | "unit";
                /** @description 无权看的户没有 */
                id: components["schemas"]["Id"] | null;
                name: string;
            };
            first: components["schemas"]["Day"];
            /** @description 从这天起不再是；没有结束的是空 */
            past: components["schemas"]["Day"] | null;
        };
        PersonPage: {
            id: components["schemas"]["Id"];
            name: string;
            unit: components["schemas"]["Named"] | null;
            /** @description 遮了中间 */
            phone: string | null;
            /** @description 只告诉管名册的人 */
            has_account: boolean | null;
            history: {
                first: components["schemas"]["Day"];
                past: components["schemas"]["Day"] | null;
                name: string;
                unit: components["schemas"]["Named"] | null;
            }[];
            /** @description 历次的，近的在前 */
            links: components["schemas"]["Post"][];
        };
        Responsible: {
            person: components["schemas"]["Named"];
            link: string;
            title: string;
            place: components["schemas"]["Named"];
            first: components["schemas"]["Day"];
            past: components["schemas"]["Day"] | null;
        };
        VillagePage: {
            id: components["schemas"]["Id"];
            code: string;
            name: string;
            level: components["schemas"]["Level"];
            parent: components["schemas"]["Named"] | null;
            team: components["schemas"]["Responsible"][];
            /** @description 户数 */
            households: number;
            /** @description 我能不能看到是哪些户 */
            lists_households: boolean;
            /** @description 今年的走访 */
            duty: {
                name: string;
                title: string;
                owed: number;
                met: number;
                excused: number;
                open: number;
            } | null;
            holds: {
                kind: string;
                title: string;
                households: number;
            }[];
            facts: {
                id: components["schemas"]["Id"];
                kind: string;
                title: string;
                day: components["schemas"]["Day"];
                household: {
                    id: components["schemas"]["Id"];
                    head: string;
                } | null;
                author: components["schemas"]["Named"];
                seq: number;
            }[];
        };
        Fact: {
            id: components["schemas"]["Id"];
            kind: string;
            title: string;
            day: components["schemas"]["Day"];
            author: components["schemas"]["Named"];
            recorded_at: components["schemas"]["Instant"];
            seq: number;
            /** @enum {string} */
            state: "standing" | "corrected" | "withdrawn" | "waiting";
            corrects: components["schemas"]["Id"] | null;
            /** @description 这条是对那条的撤销 */
            withdraws: components["schemas"]["Id"] | null;
            reason: string | null;
            answers: components["schemas"]["Answers"];
            /** @description 它终止一件持续的事 */
            ends?: boolean;
            /** @description 是我记的 */
            mine: boolean;
            /** @description 我现在可以撤销 */
            may_undo: boolean;
        };
        /** @description 一条记录说的是谁；户主姓名按权限遮盖 */
        SubjectNamed: {
            /** @enum {string} */
            type: "household" | "person" | "division" | "unit";
            id: components["schemas"]["Id"];
            name: string;
        };
        /** @description 说的是一户时再列一次 */
        HouseholdOf: {
            id: components["schemas"]["Id"];
            head: string;
        };
        CountedFact: {
            id: components["schemas"]["Id"];
            kind: string;
            title: string;
            day: components["schemas"]["Day"];
            about: components["schemas"]["SubjectNamed"];
            household?: components["schemas"]["HouseholdOf"];
            village: components["schemas"]["Named"];
            author: components["schemas"]["Named"];
            seq: number;
        };
        /** @enum {string} */
        Standing: "open" | "met" | "excused";
        Owing: {
            about: components["schemas"]["SubjectNamed"];
            household?: components["schemas"]["HouseholdOf"];
            /** @description 最低值类指标里这一个的次数 */
            n?: number;
            village: components["schemas"]["Named"];
            standing: components["schemas"]["Standing"];
            /** @description 走够的那天，或说明情况的那天 */
            since: components["schemas"]["Day"] | null;
            /** @description 说明情况的那条事实 */
            fact: components["schemas"]["Id"] | null;
        };
        /** @description 填答：字段名到值；没有填的不出现 */
        Answers: {
            [key: string]: unknown;
        };
        Command: components["schemas"]["RecordFact"] | components["schemas"]["WithdrawFact"] | components["schemas"]["ConfirmFact"] | components["schemas"]["ExcuseDuty"] | components["schemas"]["RegisterSubject"] | components["schemas"]["BeginLink"] | components["schemas"]["EndLink"];
        About: {
            /** @enum {string} */
            type: "household" | "person" | "division" | "unit";
            id: components["schemas"]["Id"];
        };
        RecordFact: {
            id: components["schemas"]["Id"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            command: "record_fact";
            kind: string;
            about: components["schemas"]["About"];
            day: components["schemas"]["Day"];
            answers: components["schemas"]["Answers"];
            corrects?: components["schemas"]["Id"];
            /** @description 代别人记的，是谁看到或做的 */
            author?: components["schemas"]["Id"];
            /** @description 从这一天起，一件持续的事不再有 */
            ends?: boolean;
            /** @description 日期在 400 天以前，确实是那一天 */
            confirmed?: boolean;
        };
        WithdrawFact: {
            id: components["schemas"]["Id"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            command: "withdraw_fact";
            withdraws: components["schemas"]["Id"];
            day: components["schemas"]["Day"];
            reason: string;
            /** @description 要撤销的可能还没有送达时写 */
            about?: components["schemas"]["About"];
            /** @description 同上 */
            kind?: string;
        };
        /** @description 别人记的一件事，由知道情况的人确认；要谁确认，由工作法写明 */
        ConfirmFact: {
            id: components["schemas"]["Id"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            command: "confirm_fact";
            confirms: components["schemas"]["Id"];
            day: components["schemas"]["Day"];
        };
        ExcuseDuty: {
            id: components["schemas"]["Id"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            command: "excuse_duty";
            duty: string;
            about: components["schemas"]["About"];
            day: components["schemas"]["Day"];
            /** @enum {string} */
            exit: "could_not" | "not_needed" | "merged" | "handed_over";
            /**
             * @description could_not_reason 的选项；有选项的说明方式要写
             * @example household_away
             */
            reason?: string;
            note?: string;
            corrects?: components["schemas"]["Id"];
        };
        /** @description What a division, unit, person, household or member is from the day on. */
        RegisterSubject: {
            id: components["schemas"]["Id"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            command: "register_subject";
            /** @enum {string} */
            kind: "division" | "unit" | "person" | "household" | "household_member";
            /** @description 新的编号就是新登记 */
            about: components["schemas"]["About"];
            day: components["schemas"]["Day"];
            answers: components["schemas"]["Answers"];
            corrects?: components["schemas"]["Id"];
            ends?: boolean;
        };
        /** @description From the day on somebody is posted, linked or paired. */
        BeginLink: {
            id: components["schemas"]["Id"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            command: "begin_link";
            /** @example resident_cadre */
            link: string;
            from: components["schemas"]["About"];
            to: components["schemas"]["About"];
            day: components["schemas"]["Day"];
            corrects?: components["schemas"]["Id"];
        };
        /** @description From the day on the link no longer holds. */
        EndLink: {
            id: components["schemas"]["Id"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            command: "end_link";
            from: components["schemas"]["About"];
            /** @description 开始它的那条 */
            begun: components["schemas"]["Id"];
            day: components["schemas"]["Day"];
        };
        /** @description What became of one command; `x-codes` are those of its problem. */
        Receipt: {
            id: components["schemas"]["Id"];
            /**
             * @description deferred：系统这次没存上，请原样再交
             * @enum {string}
             */
            outcome: "accepted" | "repeated" | "refused" | "quarantined" | "deferred";
            seq?: number;
            recorded_at?: components["schemas"]["Instant"];
            /** @description 这一条的链值，十六进制；连同 seq 就是一个账头，存着可以查验它以前的账 */
            link?: string;
            problem?: components["schemas"]["Problem"];
        };
        DatedHead: {
            seq: number;
            /** @description 链值，十六进制 */
            link: string;
            recorded_at: components["schemas"]["Instant"];
        };
        Heads: {
            /** @description 县的六位代码 */
            county: number;
            name: string;
            head: components["schemas"]["DatedHead"];
            /** @description 每天结束时的，近的在前；还没有记录的日子不列 */
            days: (components["schemas"]["DatedHead"] & {
                day: components["schemas"]["Day"];
            })[];
        };
        Head: {
            seq: number;
            /** @description 链值，十六进制 */
            link: string;
        };
        Indicator: {
            /**
             * @example household_coverage
             * @example household_visits
             */
            name: string;
            title: string;
            /**
             * @example %
             * @example 次
             */
            unit: string;
            /** @enum {string} */
            take: "count" | "sum" | "distinct" | "stock" | "latest" | "days" | "share" | "least" | "streak";
            per?: string[];
            goal_is?: string;
            goal?: number;
            /**
             * @description goal_is 是 about 时，差多少还算
             * @example 5/100
             */
            goal_within?: string;
            /**
             * @description 显示时用的大单位；数值仍按 unit
             * @example 万元
             */
            shown_in?: string;
            /**
             * @description 对应来源文件里的主要数字
             * @example FIG-03
             */
            figure?: string;
            /** @description 从哪天起算 */
            since?: components["schemas"]["Day"];
            source: string[];
        };
        FigureRow: {
            division: components["schemas"]["Division"];
            value: components["schemas"]["FigureValue"];
            top?: number;
            bottom?: number;
            excused?: number;
            /** @description 最低值是在多少个里面取的 */
            among?: number;
        };
        /** @description 份额是百分数乘 100 的整数，6350 即 63.50 %；分母为 0、或没有可取最低的对象时是 null */
        FigureValue: number | null;
        Headlines: {
            division: components["schemas"]["Division"];
            as_of: components["schemas"]["Day"];
            /** @description 含到账本第几条 */
            seq: number;
            headlines: {
                indicator: components["schemas"]["Indicator"];
                first: components["schemas"]["Day"];
                /** @description 不含 */
                past: components["schemas"]["Day"];
                /** @description 说的是那一天的状况，不是一段日子里的事 */
                is_at_date: boolean;
                /**
                 * @description 数值连单位，给人看
                 * @example 1452.6 万元
                 */
                said: string;
                value: components["schemas"]["FigureValue"];
                top?: number;
                bottom?: number;
                excused?: number;
                among?: number;
                /** @description 没有目标、或没有数时是 null */
                meets_goal: boolean | null;
            }[];
        };
        Figure: {
            indicator: components["schemas"]["Indicator"];
            division: components["schemas"]["Division"];
            first: components["schemas"]["Day"];
            /** @description 不含 */
            past: components["schemas"]["Day"];
            as_of: components["schemas"]["Day"];
            /** @description 含到账本第几条 */
            seq: number;
            value: components["schemas"]["FigureValue"];
            /** @description 份额的分子 */
            top?: number;
            /** @description 份额的分母 */
            bottom?: number;
            /** @description 说明了原因的户 */
            excused?: number;
            /** @description 最低值是在多少个里面取的 */
            among?: number;
            /** @description 总数按选项拆开；一件事可以选几项，各项相加会多于总数 */
            splits?: {
                option: string;
                title: string;
                value: number;
            }[];
            months: {
                /** @example 2026-01 */
                month: string;
                value: components["schemas"]["FigureValue"];
                top?: number;
                bottom?: number;
                excused?: number;
                among?: number;
            }[];
            /** @description 下级；村一级没有 */
            rows: components["schemas"]["FigureRow"][];
        };
    };
    responses: {
        /** @description 会话 */
        Session: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Session"];
            };
        };
        /** @description 这里没有这个县 */
        MissingCounty: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 没有登录或已过期 */
        NoSession: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 内容写得不对，`at` 指出哪里 */
        MalformedBody: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 网址里的编号写得不对 */
        MalformedId: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 参数写得不对，`at` 指出哪个 */
        MalformedParameter: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 无权 */
        Refused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 无权，或请求来自别的网站 */
        RefusedWrite: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 请求来自别的网站 */
        CrossSite: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 提交的不是 JSON */
        NotJson: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 县里还没有装上走访的工作法 */
        MissingDuty: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 没有这一户 */
        MissingSubject: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 没有这条事实，或看不到 */
        MissingFact: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 没有这个指标或行政区划 */
        MissingFigure: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 没有这个行政区划 */
        MissingDivision: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 表格 */
        Xlsx: {
            headers: {
                /** @description 存成什么名字 */
                "Content-Disposition"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
            };
        };
        /** @description 文件，可以接着写 */
        Docx: {
            headers: {
                /** @description 存成什么名字 */
                "Content-Disposition"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
            };
        };
        /** @description 文件，可以打印 */
        Pdf: {
            headers: {
                /** @description 存成什么名字 */
                "Content-Disposition"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/pdf": string;
            };
        };
        /** @description 日历 */
        Calendar: {
            headers: {
                /** @description 存成什么名字 */
                "Content-Disposition"?: string;
                [name: string]: unknown;
            };
            content: {
                "text/calendar; charset=utf-8": string;
            };
        };
        /** @description 参数写得不对，或选的不是一个村 */
        MalformedPaper: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 没有这个行政区划，或那里没有登记的户 */
        MissingVisited: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 没有这个人，或他没有任职 */
        MissingPost: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 这会儿做不出来：要的人太多，或服务器上没有中文字体 */
        NoPaper: {
            headers: {
                /** @description 再等多少秒 */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 一次交得太多 */
        TooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 检索用的内容正在读出来，过几秒再找 */
        Preparing: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 账本暂时写不进去，稍后重交 */
        Busy: {
            headers: {
                /** @description 再等多少秒 */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        Id: components["schemas"]["Id"];
        /** @example household_coverage */
        Indicator: string;
        /** @description 不写就是能看到的最大一块 */
        Division: components["schemas"]["Id"];
        /**
         * @description 县的六位代码
         * @example 439923
         */
        County: string;
        /** @description 上一页给的 `next` */
        After: string;
        /** @description 一页几行 */
        Limit: number;
        Year: number;
        /** @description 自开始以来累计到 as_of */
        Span: "ever";
        Month: string;
        /** @description 只算到这一天发生的 */
        AsOf: components["schemas"]["Day"];
        /** @description 只算到这一刻记入的 */
        KnownAt: components["schemas"]["Instant"];
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    read_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Session"];
            401: components["responses"]["NoSession"];
        };
    };
    open_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example 439923.village */
                    login: string;
                    password: string;
                };
            };
        };
        responses: {
            200: components["responses"]["Session"];
            400: components["responses"]["MalformedBody"];
            /** @description 账号或密码不对 */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            403: components["responses"]["CrossSite"];
            415: components["responses"]["NotJson"];
            /** @description 试得太频繁 */
            429: {
                headers: {
                    /** @description 再等多少秒 */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    close_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已退出 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["NoSession"];
            403: components["responses"]["CrossSite"];
        };
    };
    read_kinds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 工作法包里的事实文件和选项文件，规范 JSON */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Kinds"];
                };
            };
            401: components["responses"]["NoSession"];
        };
    };
    read_slice: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 切片 */
            200: {
                headers: {
                    /** @description 切片的版本 */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Slice"];
                };
            };
            /** @description 没有变化 */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["NoSession"];
            403: components["responses"]["Refused"];
            404: components["responses"]["MissingDuty"];
        };
    };
    read_household: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 一户 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Household"] & {
                        /** @description 历次登记，近的在前 */
                        history: {
                            first: components["schemas"]["Day"];
                            past: components["schemas"]["Day"] | null;
                            /** @description 户主；无权看全名的只见姓 */
                            head: string;
                            village: components["schemas"]["Named"];
                            group: string;
                            members: number;
                        }[];
                        /** @description 现在的家里人 */
                        people: {
                            /** @description 无权看全名的只见姓 */
                            name: string;
                            relation: string | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["MalformedId"];
            401: components["responses"]["NoSession"];
            403: components["responses"]["Refused"];
            404: components["responses"]["MissingSubject"];
        };
    };
    reveal_household: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 用途 */
                    purpose: string;
                };
            };
        };
        responses: {
            /** @description 完整信息 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description 户主 */
                        head: string;
                        /** @description 电话 */
                        phone: string | null;
                        /** @description 住址 */
                        address: string | null;
                    };
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["NoSession"];
            403: components["responses"]["RefusedWrite"];
            404: components["responses"]["MissingSubject"];
            /** @description 个人信息已经销毁 */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            415: components["responses"]["NotJson"];
            /** @description 用途没有写，或太长 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: components["responses"]["Busy"];
        };
    };
    push: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    commands: components["schemas"]["Command"][];
                };
            };
        };
        responses: {
            /** @description 回执，与指令同序 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        receipts: components["schemas"]["Receipt"][];
                        head: components["schemas"]["Head"];
                    };
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["NoSession"];
            403: components["responses"]["CrossSite"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            /** @description 有一条指令没有编号，也认不出是什么操作；整批没有收 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: components["responses"]["Busy"];
        };
    };
    list_indicators: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 指标 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        indicators: components["schemas"]["Indicator"][];
                    };
                };
            };
            401: components["responses"]["NoSession"];
            403: components["responses"]["Refused"];
        };
    };
    list_headlines: {
        parameters: {
            query?: {
                /** @description 不写就是能看到的最大一块 */
                division?: components["parameters"]["Division"];
                /** @description 只算到这一天发生的 */
                as_of?: components["parameters"]["AsOf"];
                /** @description 只算到这一刻记入的 */
                known_at?: components["parameters"]["KnownAt"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 数，按编号 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Headlines"];
                };
            };
            400: components["responses"]["MalformedParameter"];
            401: components["responses"]["NoSession"];
            403: components["responses"]["Refused"];
            404: components["responses"]["MissingDivision"];
        };
    };
    read_figure: {
        parameters: {
            query?: {
                /** @description 不写就是能看到的最大一块 */
                division?: components["parameters"]["Division"];
                year?: components["parameters"]["Year"];
                /** @description 自开始以来累计到 as_of */
                span?: components["parameters"]["Span"];
                month?: components["parameters"]["Month"];
                /** @description 只算到这一天发生的 */
                as_of?: components["parameters"]["AsOf"];
                /** @description 只算到这一刻记入的 */
                known_at?: components["parameters"]["KnownAt"];
            };
            header?: never;
            path: {
                /** @example household_coverage */
                name: components["parameters"]["Indicator"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 数 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Figure"];
                };
            };
            400: components["responses"]["MalformedParameter"];
            401: components["responses"]["NoSession"];
            403: components["responses"]["Refused"];
            404: components["responses"]["MissingFigure"];
        };
    };
    list_facts_of_figure: {
        parameters: {
            query?: {
                /** @description 不写就是能看到的最大一块 */
                division?: components["parameters"]["Division"];
                year?: components["parameters"]["Year"];
                /** @description 自开始以来累计到 as_of */
                span?: components["parameters"]["Span"];
                month?: components["parameters"]["Month"];
                /** @description 只算到这一天发生的 */
                as_of?: components["parameters"]["AsOf"];
                /** @description 只算到这一刻记入的 */
                known_at?: components["parameters"]["KnownAt"];
                /** @description 上一页给的 `next` */
                after?: string;
                /** @description 一页几条 */
                limit?: number;
            };
            header?: never;
            path: {
                /** @example household_coverage */
                name: components["parameters"]["Indicator"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 事实，新的在前 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        facts: components["schemas"]["CountedFact"][];
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["MalformedParameter"];
            401: components["responses"]["NoSession"];
            403: components["responses"]["Refused"];
            404: components["responses"]["MissingFigure"];
        };
    };
    list_households_of_figure: {
        parameters: {
            query?: {
                /** @description 不写就是能看到的最大一块 */
                division?: components["parameters"]["Division"];
                year?: components["parameters"]["Year"];
                /** @description 自开始以来累计到 as_of */
                span?: components["parameters"]["Span"];
                month?: components["parameters"]["Month"];
                /** @description 只算到这一天发生的 */
                as_of?: components["parameters"]["AsOf"];
                /** @description 只算到这一刻记入的 */
                known_at?: components["parameters"]["KnownAt"];
                /** @description 只列这种情形的；不写就是全部该做的 */
                standing?: components["schemas"]["Standing"];
                /** @description 上一页给的 `next` */
                after?: string;
                /** @description 一页几户 */
                limit?: number;
            };
            header?: never;
            path: {
                /** @example household_coverage */
                name: components["parameters"]["Indicator"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 户，按村排 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        households: components["schemas"]["Owing"][];
                        /** @description 一共几户 */
                        total: number;
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["MalformedParameter"];
            401: components["responses"]["NoSession"];
            403: components["responses"]["Refused"];
            404: components["responses"]["MissingFigure"];
        };
    };
    export_figure: {
        parameters: {
            query?: {
                /** @description 不写就是能看到的最大一块 */
                division?: components["parameters"]["Division"];
                year?: components["parameters"]["Year"];
                month?: components["parameters"]["Month"];
                /** @description 只算到这一天发生的 */
                as_of?: components["parameters"]["AsOf"];
                /** @description 只算到这一刻记入的 */
                known_at?: components["parameters"]["KnownAt"];
            };
            header?: never;
            path: {
                /** @example household_coverage */
                name: components["parameters"]["Indicator"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Xlsx"];
            400: components["responses"]["MalformedParameter"];
            401: components["responses"]["NoSession"];
            403: components["responses"]["Refused"];
            404: components["responses"]["MissingFigure"];
            503: components["responses"]["NoPaper"];
        };
    };
    print_figure: {
        parameters: {
            query?: {
                /** @description 不写就是能看到的最大一块 */
                division?: components["parameters"]["Division"];
                year?: components["parameters"]["Year"];
                month?: components["parameters"]["Month"];
                /** @description 只算到这一天发生的 */
                as_of?: components["parameters"]["AsOf"];
                /** @description 只算到这一刻记入的 */
                known_at?: components["parameters"]["KnownAt"];
            };
            header?: never;
            path: {
                /** @example household_coverage */
                name: components["parameters"]["Indicator"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Pdf"];
            400: components["responses"]["MalformedParameter"];
            401: components["responses"]["NoSession"];
            403: components["responses"]["Refused"];
            404: components["responses"]["MissingFigure"];
            503: components["responses"]["NoPaper"];
        };
    };
    export_facts_of_figure: {
        parameters: {
            query?: {
                /** @description 不写就是能看到的最大一块 */
                division?: components["parameters"]["Division"];
                year?: components["parameters"]["Year"];
                month?: components["parameters"]["Month"];
                /** @description 只算到这一天发生的 */
                as_of?: components["parameters"]["AsOf"];
                /** @description 只算到这一刻记入的 */
                known_at?: components["parameters"]["KnownAt"];
            };
            header?: never;
            path: {
                /** @example household_coverage */
                name: components["parameters"]["Indicator"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Xlsx"];
            400: components["responses"]["MalformedParameter"];
            401: components["responses"]["NoSession"];
            403: components["responses"]["Refused"];
            404: components["responses"]["MissingFigure"];
            503: components["responses"]["NoPaper"];
        };
    };
    export_households_of_figure: {
        parameters: {
            query?: {
                /** @description 不写就是能看到的最大一块 */
                division?: components["parameters"]["Division"];
                year?: components["parameters"]["Year"];
                month?: components["parameters"]["Month"];
                /** @description 只算到这一天发生的 */
                as_of?: components["parameters"]["AsOf"];
                /** @description 只算到这一刻记入的 */
                known_at?: components["parameters"]["KnownAt"];
                /** @description 只列这种情形的；不写就是全部该做的 */
                standing?: components["schemas"]["Standing"];
            };
            header?: never;
            path: {
                /** @example household_coverage */
                name: components["parameters"]["Indicator"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Xlsx"];
            400: components["responses"]["MalformedParameter"];
            401: components["responses"]["NoSession"];
            403: components["responses"]["Refused"];
            404: components["responses"]["MissingFigure"];
            503: components["responses"]["NoPaper"];
        };
    };
    make_annual_report_docx: {
        parameters: {
            query?: {
                year?: components["parameters"]["Year"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Docx"];
            400: components["responses"]["MalformedParameter"];
            401: components["responses"]["NoSession"];
            503: components["responses"]["NoPaper"];
        };
    };
    make_annual_report_pdf: {
        parameters: {
            query?: {
                year?: components["parameters"]["Year"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Pdf"];
            400: components["responses"]["MalformedParameter"];
            401: components["responses"]["NoSession"];
            503: components["responses"]["NoPaper"];
        };
    };
    make_task_letter_docx: {
        parameters: {
            query?: {
                /** @description 谁的任务书；不写就是自己的 */
                person?: components["schemas"]["Id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Docx"];
            400: components["responses"]["MalformedParameter"];
            401: components["responses"]["NoSession"];
            403: components["responses"]["Refused"];
            404: components["responses"]["MissingPost"];
            503: components["responses"]["NoPaper"];
        };
    };
    make_task_letter_pdf: {
        parameters: {
            query?: {
                /** @description 谁的任务书；不写就是自己的 */
                person?: components["schemas"]["Id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Pdf"];
            400: components["responses"]["MalformedParameter"];
            401: components["responses"]["NoSession"];
            403: components["responses"]["Refused"];
            404: components["responses"]["MissingPost"];
            503: components["responses"]["NoPaper"];
        };
    };
    print_visit_list: {
        parameters: {
            query?: {
                /** @description 不写就是能看到的最大一块 */
                division?: components["parameters"]["Division"];
                /** @description 只印这一个组；不写就是全村 */
                group?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Pdf"];
            400: components["responses"]["MalformedPaper"];
            401: components["responses"]["NoSession"];
            403: components["responses"]["Refused"];
            404: components["responses"]["MissingVisited"];
            503: components["responses"]["NoPaper"];
        };
    };
    print_work_day_sheet: {
        parameters: {
            query?: {
                /** @description 不写就是能看到的最大一块 */
                division?: components["parameters"]["Division"];
                /** @description 哪一天；不写就是下一个群众工作日 */
                day?: components["schemas"]["Day"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Pdf"];
            400: components["responses"]["MalformedPaper"];
            401: components["responses"]["NoSession"];
            403: components["responses"]["Refused"];
            404: components["responses"]["MissingDivision"];
            503: components["responses"]["NoPaper"];
        };
    };
    make_station_calendar: {
        parameters: {
            query?: {
                /** @description 不写就是能看到的最大一块 */
                division?: components["parameters"]["Division"];
                year?: components["parameters"]["Year"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Calendar"];
            400: components["responses"]["MalformedPaper"];
            401: components["responses"]["NoSession"];
            403: components["responses"]["Refused"];
            404: components["responses"]["MissingDivision"];
            503: components["responses"]["NoPaper"];
        };
    };
    read_fact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 事实 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        fact: components["schemas"]["Fact"];
                        /** @description 记在村、乡镇的，是那里；记在人身上的，是县 */
                        place?: components["schemas"]["Division"];
                        /** @description 记在谁身上 */
                        person?: components["schemas"]["Named"];
                        /** @description 记在户上的，是那一户 */
                        household?: {
                            id: components["schemas"]["Id"];
                            head: string;
                            village: components["schemas"]["Village"];
                        };
                        /** @description 更正或撤销它的，和它所更正的 */
                        family: components["schemas"]["Fact"][];
                    };
                };
            };
            400: components["responses"]["MalformedId"];
            401: components["responses"]["NoSession"];
            404: components["responses"]["MissingFact"];
        };
    };
    read_division: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 行政区划 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Division"] & {
                        parent: components["schemas"]["Named"] | null;
                        children: components["schemas"]["Division"][];
                    };
                };
            };
            400: components["responses"]["MalformedId"];
            401: components["responses"]["NoSession"];
            403: components["responses"]["Refused"];
            404: components["responses"]["MissingDivision"];
        };
    };
    read_village: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 村 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VillagePage"];
                };
            };
            400: components["responses"]["MalformedId"];
            401: components["responses"]["NoSession"];
            403: components["responses"]["Refused"];
            404: components["responses"]["MissingDivision"];
        };
    };
    list_households_of_village: {
        parameters: {
            query?: {
                /** @description 上一页给的 `next` */
                after?: components["parameters"]["After"];
                /** @description 一页几行 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 户 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        households: components["schemas"]["HouseholdLine"][];
                        /** @description 一共几户 */
                        total: number;
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["MalformedParameter"];
            401: components["responses"]["NoSession"];
            403: components["responses"]["Refused"];
            404: components["responses"]["MissingDivision"];
        };
    };
    list_responsible: {
        parameters: {
            query?: {
                /** @description 不写就是能看到的最大一块 */
                division?: components["parameters"]["Division"];
                /** @description 哪一天；不写就是今天 */
                day?: components["schemas"]["Day"];
                /**
                 * @description 事实类型
                 * @example household_visit
                 */
                kind?: string;
                /** @description 上一页给的 `next` */
                after?: components["parameters"]["After"];
                /** @description 一页几行 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 一人一职一行，按地方排 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        day: components["schemas"]["Day"];
                        people: components["schemas"]["Responsible"][];
                        total: number;
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["MalformedParameter"];
            401: components["responses"]["NoSession"];
            403: components["responses"]["Refused"];
            /** @description 没有这个行政区划，或没有这一类事实 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    read_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 人 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonPage"];
                };
            };
            400: components["responses"]["MalformedId"];
            401: components["responses"]["NoSession"];
            403: components["responses"]["Refused"];
            /** @description 没有登记过这个人 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_units: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 单位 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        units: {
                            id: components["schemas"]["Id"];
                            name: string;
                            /** @example county_agency */
                            kind: string;
                            parent: components["schemas"]["Named"] | null;
                            people: number;
                        }[];
                    };
                };
            };
            401: components["responses"]["NoSession"];
            403: components["responses"]["Refused"];
            503: components["responses"]["Preparing"];
        };
    };
    list_people_of_unit: {
        parameters: {
            query?: {
                /** @description 上一页给的 `next` */
                after?: components["parameters"]["After"];
                /** @description 一页几行 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 人 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        unit: components["schemas"]["Named"];
                        people: components["schemas"]["PersonLine"][];
                        total: number;
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["MalformedParameter"];
            401: components["responses"]["NoSession"];
            403: components["responses"]["Refused"];
            /** @description 没有登记过这个单位 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: components["responses"]["Preparing"];
        };
    };
    search: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description 姓名、村组、地址、单位，电话的末四位以上，或整个身份证号；几个词之间空一格，都要找到
                     * @example 何秀
                     * @example 樟坳 三组
                     * @example 5678
                     */
                    text: string;
                };
            };
        };
        responses: {
            /** @description 找到的，每类最多 20 个，更像的在前 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        households: components["schemas"]["HouseholdFound"][];
                        people: components["schemas"]["PersonLine"][];
                        divisions: (components["schemas"]["Division"] & {
                            /** @description 上级的名称 */
                            parent: string | null;
                        })[];
                        units: components["schemas"]["Named"][];
                        /** @description 各类是不是还有没列出的 */
                        more: {
                            households: boolean;
                            people: boolean;
                            divisions: boolean;
                            units: boolean;
                        };
                    };
                };
            };
            400: components["responses"]["MalformedBody"];
            401: components["responses"]["NoSession"];
            403: components["responses"]["RefusedWrite"];
            415: components["responses"]["NotJson"];
            /** @description 没有写要找什么，或写得太多 */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: components["responses"]["Preparing"];
        };
    };
    read_head: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 账头 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Head"] & {
                        recorded_at: components["schemas"]["Instant"];
                    };
                };
            };
            401: components["responses"]["NoSession"];
        };
    };
    read_heads: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 县的六位代码
                 * @example 439923
                 */
                county: components["parameters"]["County"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 账头 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Heads"];
                };
            };
            404: components["responses"]["MissingCounty"];
        };
    };
    read_heads_page: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description 县的六位代码
                 * @example 439923
                 */
                county: components["parameters"]["County"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 网页 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html; charset=utf-8": string;
                };
            };
            404: components["responses"]["MissingCounty"];
        };
    };
}
