// Numbers, tags and checksums in letters that no course platform changes: those of base64url, without quotation
// marks, ampersands or spaces.
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

// A whole number of less than 64 ** width, which is below 2 ** 53, in exactly `width` letters.
export function write(value, width) {
  let text = "";
  for (let rest = value; text.length < width; rest = Math.floor(rest / 64)) text = LETTERS[rest % 64] + text;
  return text;
}

// NaN if a character is not one of the letters.
export function read(text) {
  let value = 0;
  for (const letter of text) {
    const digit = LETTERS.indexOf(letter);
    value = digit < 0 ? NaN : value * 64 + digit;
  }
  return value;
}

// The CRC-24 of RFC 4880, section 6.1. It detects every change of a single character.
function crc(text) {
  let sum = 0xb704ce;
  const take = (byte) => {
    sum ^= byte << 16;
    for (let bit = 0; bit < 8; bit += 1) {
      sum <<= 1;
      if (sum & 0x1000000) sum ^= 0x1864cfb;
    }
  };
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 255) take(code >> 8);
    take(code & 255);
  }
  return sum;
}

export const TAG = 4;

// Four letters that stand for a text. Two texts with the same tag are found once in 16 million pairs.
export const tag = (text) => write(crc(text), TAG);

// A record with its checksum, and a record without it: null if the two do not match.
export const seal = (body) => body + tag(body);

export function unseal(record) {
  const body = record.slice(0, -TAG);
  return body && seal(body) === record ? body : null;
}

// A name that no other session has.
export const randomLetters = (width) =>
  Array.from(crypto.getRandomValues(new Uint8Array(width)), (byte) => LETTERS[byte % 64]).join("");
