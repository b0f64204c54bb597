// How the list was left: what was sought, which sections were open. Coming back finds it so.
import { reactive } from "vue";

export const listed = reactive({
    sought: "",
    group: "",
    opened: {} as Record<string, boolean>,
    rows: {} as Record<string, number>,
});
