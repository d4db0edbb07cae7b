import { Zip, ZipDeflate } from "fflate";

/** So much is held before it goes to the bucket: parts of one upload have 5 MiB at least, and all one size. */
const PART = 5 * 1024 * 1024;

/** A ZIP file that goes to a bucket while it is written, whatever its size. End it by `close` or `abort`. */
export class ZipFile {
  readonly #bucket: R2Bucket;
  readonly #key: string;
  readonly #zip: Zip;
  #held: Uint8Array[] = [];
  #heldSize = 0;
  #size = 0;
  #upload: R2MultipartUpload | null = null;
  readonly #parts: R2UploadedPart[] = [];
  #failure: Error | null = null;

  constructor(bucket: R2Bucket, key: string) {
    this.#bucket = bucket;
    this.#key = key;
    this.#zip = new Zip((error, chunk) => {
      if (error) {
        this.#failure = error;
        return;
      }
      this.#held.push(chunk);
      this.#heldSize += chunk.length;
      this.#size += chunk.length;
    });
  }

  /** Begins a file in it; files are written one after the other, each to its end. */
  begin(name: string): { write(text: string): Promise<void>; end(): Promise<void> } {
    const file = new ZipDeflate(name, { level: 3 });
    this.#zip.add(file);
    const utf8 = new TextEncoder();
    return {
      write: async (text) => {
        file.push(utf8.encode(text));
        await this.#send();
      },
      end: async () => {
        file.push(new Uint8Array(0), true);
        await this.#send();
      },
    };
  }

  /** Its size, bytes. */
  async close(options: R2PutOptions): Promise<number> {
    this.#zip.end();
    if (this.#failure) throw this.#failure;
    if (this.#upload) {
      if (this.#heldSize > 0) await this.#sendPart(this.#heldSize);
      await this.#upload.complete(this.#parts);
    } else {
      await this.#bucket.put(this.#key, this.#take(this.#heldSize), options);
    }
    return this.#size;
  }

  /** What was sent so far is thrown away. */
  async abort(): Promise<void> {
    this.#zip.terminate();
    await this.#upload?.abort();
  }

  async #send(): Promise<void> {
    if (this.#failure) throw this.#failure;
    while (this.#heldSize >= PART) await this.#sendPart(PART);
  }

  async #sendPart(size: number): Promise<void> {
    this.#upload ??= await this.#bucket.createMultipartUpload(this.#key, {
      httpMetadata: { contentType: "application/zip" },
    });
    this.#parts.push(await this.#upload.uploadPart(this.#parts.length + 1, this.#take(size)));
  }

  /** The first `size` bytes of what is held. */
  #take(size: number): Uint8Array {
    const all = new Uint8Array(this.#heldSize);
    let at = 0;
    for (const chunk of this.#held) {
      all.set(chunk, at);
      at += chunk.length;
    }
    const rest = all.subarray(size);
    this.#held = rest.length > 0 ? [rest] : [];
    this.#heldSize = rest.length;
    return all.subarray(0, size);
  }
}
