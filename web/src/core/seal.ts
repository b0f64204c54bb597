// Values at rest are AES-GCM under keys that the browser never lets out.

export interface Sealed {
    nonce: Uint8Array<ArrayBuffer>;
    bytes: ArrayBuffer;
}

export function canSeal(): boolean {
    return typeof crypto !== "undefined" && crypto.subtle !== undefined;
}

export function makeKey(): Promise<CryptoKey> {
    return crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

export async function seal(key: CryptoKey, value: unknown): Promise<Sealed> {
    const nonce = crypto.getRandomValues(new Uint8Array(12));
    const plain = new TextEncoder().encode(JSON.stringify(value));
    return { nonce, bytes: await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, key, plain) };
}

export async function unseal<T>(key: CryptoKey, sealed: Sealed): Promise<T> {
    const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: sealed.nonce }, key, sealed.bytes);
    return JSON.parse(new TextDecoder().decode(plain)) as T;
}
