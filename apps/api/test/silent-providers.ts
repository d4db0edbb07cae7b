/** Services that a call may name: nobody listens there, and to begin with GitHub nobody is asked. */
export const silentProviders = {
  GITHUB_CLIENT_ID: "daybook",
  GITHUB_CLIENT_SECRET: "secret",
  GITHUB_BASE_URL: "http://127.0.0.1:9",
  GITHUB_API_URL: "http://127.0.0.1:9",
};
