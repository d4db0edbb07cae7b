/** One line per step, with the time it took. */
export class Progress {
  private readonly begun = Date.now();

  async step<T>(
    title: string,
    work: () => Promise<T>,
    note: (result: T) => string | undefined = () => undefined,
  ): Promise<T> {
    const begun = Date.now();
    process.stdout.write(`  ${title} … `);
    try {
      const result = await work();
      const said = note(result);
      process.stdout.write(`${seconds(Date.now() - begun)}${said ? `  (${said})` : ""}\n`);
      return result;
    } catch (error) {
      process.stdout.write("failed\n");
      throw error;
    }
  }

  elapsed(): string {
    return seconds(Date.now() - this.begun);
  }
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
