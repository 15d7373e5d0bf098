/**
 * Seals what is stored: whoever reads an object's storage finds no token in it. AES-GCM under a key derived from a
 * secret, with a new nonce each time, and bound to what it was sealed for, so that no record can stand in for another.
 */
export interface TokenVault {
  seal(value: unknown, purpose: string): Promise<string>;
  /** Null for what was sealed under another secret, for something else, or changed since. */
  open(sealed: string, purpose: string): Promise<unknown>;
}

const NONCE_BYTES = 12;

export function createTokenVault(secret: string): TokenVault {
  let key: Promise<CryptoKey> | null = null;

  function getKey(): Promise<CryptoKey> {
    key ??= deriveKey(secret);
    return key;
  }

  return {
    async seal(value, purpose) {
      const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
      const text = new TextEncoder().encode(JSON.stringify(value));
      const sealed = await crypto.subtle.encrypt(algorithm(nonce, purpose), await getKey(), text);
      return btoa(String.fromCharCode(...nonce, ...new Uint8Array(sealed)));
    },

    async open(sealed, purpose) {
      try {
        const bytes = Uint8Array.from(atob(sealed), (character) => character.charCodeAt(0));
        const nonce = bytes.subarray(0, NONCE_BYTES);
        const text = await crypto.subtle.decrypt(
          algorithm(nonce, purpose),
          await getKey(),
          bytes.subarray(NONCE_BYTES),
        );
        return JSON.parse(new TextDecoder().decode(text));
      } catch {
        return null;
      }
    },
  };
}

function algorithm(nonce: Uint8Array<ArrayBuffer>, purpose: string) {
  return { name: "AES-GCM", iv: nonce, additionalData: new TextEncoder().encode(purpose) };
}

/** The secret has the entropy already (`openssl rand -base64 32`): no salt and no work is needed to make it a key. */
async function deriveKey(secret: string): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey("raw", new TextEncoder().encode(secret), "HKDF", false, ["deriveKey"]);
  const info = new TextEncoder().encode("firstline livechat tokens v1");
  return crypto.subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(32), info },
    material,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
}
