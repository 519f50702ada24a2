/** The numbers with this one in front of the one before it. */
export function earlier(numbers, number) {
  const at = numbers.indexOf(number);
  if (at < 1) return numbers;
  return [...numbers.slice(0, at - 1), number, numbers[at - 1], ...numbers.slice(at + 1)];
}

/** The numbers of so many steps, with what was dropped from this place back in it: it has the number after theirs. */
export function withBack(all, at) {
  const numbers = Array.from({length: all}, (_, place) => place + 1);
  return [...numbers.slice(0, at), all + 1, ...numbers.slice(at)];
}
