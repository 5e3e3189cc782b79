import type * as pulumi from "@pulumi/pulumi";
import { Callback } from "@pulumi/pulumi/proto/callback_pb.js";
import * as state from "@pulumi/pulumi/runtime/state.js";

/** The part of the SDK's own state that decides whether a resource may have transforms, and what becomes of them. */
interface Store {
  supportsTransforms: boolean;
  callbacks?: {
    registerTransform: (transform: pulumi.ResourceTransform) => Promise<Callback>;
    awaitStackRegistrations: () => Promise<void>;
    shutdown: () => void;
  };
}

/**
 * Lets resources on mocks have `transforms`, which `setMocks` of SDK 3.248 refuses ("The Pulumi CLI does not support
 * transforms"), and answers with those that get registered. To be called first thing in the program that `deploy` runs.
 *
 * Only the engine runs transforms; on mocks there is none, so they are collected and never called.
 */
export function mockTransforms(): pulumi.ResourceTransform[] {
  const { getStore } = state as unknown as { getStore: () => Store };
  const registered: pulumi.ResourceTransform[] = [];
  const store = getStore();
  store.supportsTransforms = true;
  store.callbacks = {
    registerTransform: (transform) => {
      registered.push(transform);
      return Promise.resolve(new Callback());
    },
    awaitStackRegistrations: () => Promise.resolve(),
    shutdown: () => undefined,
  };
  return registered;
}
