/** The numbers with this one in front of the one before it. */
export function earlier(numbers, number) {
  const at = numbers.indexOf(number);
  if (at < 1) return numbers;
  return [...numbers.slice(0, at - 1), number, numbers[at - 1], ...numbers.slice(at + 1)];
}
