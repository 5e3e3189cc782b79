/**
 * The private autonomous system numbers: what AWS takes for its own side.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TransitGatewayRequestOptions.html
 */
export function isPrivateAsn(asn: number): boolean {
  return (
    Number.isInteger(asn) &&
    ((asn >= 64512 && asn <= 65534) || (asn >= 4200000000 && asn <= 4294967294))
  );
}

/** Numbers that AWS keeps for itself in one region or all. @see https://docs.aws.amazon.com/vpn/latest/s2svpn/cgw-options.html */
const RESERVED_BY_AWS = [7224, 9059, 10124, 17943];
/** AS_TRANS and the last of 16 bits, which stand for no network. @see https://www.rfc-editor.org/rfc/rfc7607, rfc6793, rfc7300 */
const NO_NETWORK = [23456, 65535];

/** Whether a network on premises may go by this number, private or its own public one. */
export function isCustomerAsn(asn: number): boolean {
  return (
    Number.isInteger(asn) &&
    asn >= 1 &&
    asn <= 4294967294 &&
    ![...RESERVED_BY_AWS, ...NO_NETWORK].includes(asn)
  );
}
