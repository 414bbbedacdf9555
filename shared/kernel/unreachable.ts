/** Marks a branch that the compiler has proved empty; a new union member makes the call a type error. */
export function unreachable(value: never): never {
  throw new Error(`Unreachable case of type ${typeof value}`);
}
