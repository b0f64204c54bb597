// UUID version 7: made on the device, ordered by the moment of making, also within one millisecond.

let last_ms = 0;
let counter = 0;

function hex(bytes: Uint8Array): string {
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function makeId(now_ms: number = Date.now()): string {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    if (now_ms > last_ms) {
        last_ms = now_ms;
        counter = ((bytes[6]! & 0x07) << 8) | bytes[7]!;
    } else if (++counter > 0xfff) {
        // A clock set back, or thousands in a millisecond: the order of making matters more than the moment.
        last_ms += 1;
        counter = 0;
    }
    let rest = last_ms;
    for (let place = 5; place >= 0; --place) {
        bytes[place] = rest % 256;
        rest = Math.floor(rest / 256);
    }
    bytes[6] = 0x70 | (counter >> 8);
    bytes[7] = counter & 0xff;
    bytes[8] = 0x80 | (bytes[8]! & 0x3f);
    const text = hex(bytes);
    return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join("-");
}
