import { api, ask, type Reply } from "../core/api.ts";

/** Personal data in full, for a purpose that the ledger keeps. Asked of the server each time, kept nowhere. */
export function reveal(id: string, purpose: string): Promise<Reply<{ phone: string | null }>> {
    return ask(api.POST("/households/{id}/reveal", { params: { path: { id } }, body: { purpose } }));
}
