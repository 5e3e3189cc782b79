/**
 * Reads what a function cannot work without from its environment.
 *
 * @returns a reader of one variable, which throws an Error naming it where it is missing or empty
 */
export function required(environment: NodeJS.ProcessEnv): (name: string) => string {
  return (name) => {
    const value = environment[name];
    if (value === undefined || value === "") throw new Error(`${name} is not set`);
    return value;
  };
}
