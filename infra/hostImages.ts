import * as aws from "@pulumi/aws";

import {
  HOST_IMAGES,
  type HostImage,
  imageParameter,
} from "../components/compute/instanceTypes.ts";

/**
 * Ids of the images that hosts of containers start from, as AWS recommends them now. A newer one shows in the next preview, and
 * replaces the hosts one by one.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/retrieve-ecs-optimized_AMI.html
 */
export async function hostImages(provider: aws.Provider): Promise<Record<HostImage, string>> {
  const images = HOST_IMAGES.map(async (image) => {
    const { value } = await aws.ssm.getParameter({ name: imageParameter(image) }, { provider });
    return [image, value];
  });
  return Object.fromEntries(await Promise.all(images)) as Record<HostImage, string>;
}
