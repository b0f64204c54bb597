// The address without a path: leads whoever comes to the shell that is theirs.
import { api, ask } from "./core/api.ts";

async function lead(): Promise<void> {
    const session = await ask(api.GET("/session"));
    const is_narrow = window.matchMedia("(max-width: 720px)").matches;
    const shell = session.value?.shell ?? (is_narrow ? "field" : "desk");
    window.location.replace(shell === "field" ? "/f/" : "/d/");
}

void lead();
