/** The package brings no types. It adds fields to what it is given. */
declare module "asl-validator" {
  export default function aslValidator(definition: object): {
    isValid: boolean;
    errorsText: (separator?: string) => string;
  };
}
