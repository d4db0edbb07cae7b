// Imported first by every command: plain JavaScript, so that an old Node can still read it and say what is wrong.
const [major = 0] = process.versions.node.split(".").map(Number);
if (process.platform === "win32") {
  console.error(
    "Daybook's commands run on Linux and macOS. On Windows, use WSL: https://learn.microsoft.com/windows/wsl",
  );
  process.exit(1);
}
if (major < 24) {
  console.error(
    `This needs Node 24, which comes with the project's packages; it was run by Node ${process.versions.node}. ` +
      'Use the commands through pnpm, for instance "npx -y pnpm@12 start". If you did, the install did not finish: ' +
      'run "npx -y pnpm@12 install" and read what it says.',
  );
  process.exit(1);
}
