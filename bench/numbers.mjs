// The printed number of a packed one: the check character is ISO 7064 MOD 37,36 over all others.
export function printed(packed) {
  const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const part = (shift, bits) => Number((packed >> BigInt(shift)) & ((1n << BigInt(bits)) - 1n));
  const text = [
    String(part(44, 20)).padStart(6, "0"), ".CGSVA"[part(40, 4)],
    String(part(28, 12)).padStart(4, "0"), String(part(0, 28)).padStart(7, "0"),
  ];
  let check = 36;
  for (const c of text.join("")) {
    check = (check + alphabet.indexOf(c)) % 36 || 36;
    check = (check * 2) % 37;
  }
  return `${text.join("-")}-${alphabet[(37 - check) % 36]}`;
}
