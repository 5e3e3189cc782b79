import { expect } from "chai";

import { settings } from "./settings.ts";

describe("settings", () => {
  const environment = {
    CACHE_USER_ID: "tools",
    CACHE_USER_ARN: "arn:user",
    CACHE_USERNAME: "tools",
    CACHE_HOST: "cache.example",
    CACHE_PORT: "6379",
  };

  it("come from the environment", () => {
    expect(settings(environment)).to.deep.equal({
      userId: "tools",
      userArn: "arn:user",
      username: "tools",
      host: "cache.example",
      port: 6379,
    });
  });

  it("are refused when one is missing", () => {
    expect(() => settings({ ...environment, CACHE_HOST: "" })).to.throw("CACHE_HOST is not set");
  });
});
