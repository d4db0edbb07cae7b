/** Programs that receive webhooks and know ours from anybody else's. Each is run against a signed message by its test. */
export type SnippetLanguage = "node" | "python" | "go" | "php";

const node = `// npm install standardwebhooks
import { createServer } from "node:http";
import { Webhook } from "standardwebhooks";

const webhook = new Webhook(process.env.DAYBOOK_SECRET);

createServer(async (request, response) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  const body = Buffer.concat(parts).toString();
  try {
    // Throws if it isn't ours, or is older than five minutes.
    const message = webhook.verify(body, request.headers);
    // Answer first, within 10 seconds. Drop a message.id you have seen.
    response.writeHead(204).end();
    console.log(message.type, message.id);
  } catch {
    response.writeHead(400).end();
  }
}).listen(process.env.PORT ?? 3000);
`;

const python = `# Nothing to install.
import base64, hashlib, hmac, json, os, time
from http.server import BaseHTTPRequestHandler, HTTPServer

KEY = base64.b64decode(os.environ["DAYBOOK_SECRET"].removeprefix("whsec_"))

def verify(headers, body):
    stamp = headers.get("webhook-timestamp", "")
    if not stamp.isascii() or not stamp.isdigit() or abs(time.time() - int(stamp)) > 300:
        return False
    text = f"{headers.get('webhook-id', '')}.{stamp}.".encode() + body
    mine = base64.b64encode(hmac.digest(KEY, text, hashlib.sha256))
    # Two signatures for a day after a new secret: one that fits is enough.
    given = headers.get("webhook-signature", "").split()
    return any(hmac.compare_digest(b"v1," + mine, one.encode()) for one in given)

class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        ours = verify(self.headers, body)
        # Answer first, within 10 seconds. Drop an id you have seen.
        self.send_response(204 if ours else 400)
        self.end_headers()
        if ours:
            message = json.loads(body)
            print(message["type"], message["id"], flush=True)

HTTPServer(("", int(os.environ.get("PORT", "3000"))), Receiver).serve_forever()
`;

const go = `// Nothing to install.
package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"io"
	"log"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"
)

func verify(key []byte, header http.Header, body []byte) bool {
	stamp, err := strconv.ParseInt(header.Get("webhook-timestamp"), 10, 64)
	if err != nil || time.Since(time.Unix(stamp, 0)).Abs() > 5*time.Minute {
		return false
	}
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(header.Get("webhook-id") + "." + header.Get("webhook-timestamp") + "."))
	mac.Write(body)
	mine := "v1," + base64.StdEncoding.EncodeToString(mac.Sum(nil))
	// Two signatures for a day after a new secret: one that fits is enough.
	for _, given := range strings.Fields(header.Get("webhook-signature")) {
		if hmac.Equal([]byte(mine), []byte(given)) {
			return true
		}
	}
	return false
}

func main() {
	secret := strings.TrimPrefix(os.Getenv("DAYBOOK_SECRET"), "whsec_")
	key, err := base64.StdEncoding.DecodeString(secret)
	if err != nil || len(key) == 0 {
		log.Fatal("DAYBOOK_SECRET is no secret")
	}
	port := os.Getenv("PORT")
	if port == "" {
		port = "3000"
	}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil || !verify(key, r.Header, body) {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		// Answer first, within 10 seconds. Drop an id you have seen.
		w.WriteHeader(http.StatusNoContent)
		var message struct{ ID, Type string }
		if json.Unmarshal(body, &message) == nil {
			log.Println(message.Type, message.ID)
		}
	})
	log.Fatal(http.ListenAndServe(":"+port, nil))
}
`;

const php = `<?php
// Nothing to install.
function verify(string $secret, string $body): bool
{
    $key = base64_decode(substr($secret, strlen('whsec_')), true);
    $id = $_SERVER['HTTP_WEBHOOK_ID'] ?? '';
    $stamp = $_SERVER['HTTP_WEBHOOK_TIMESTAMP'] ?? '';
    if (!$key || !preg_match('/^[0-9]{1,12}$/D', $stamp) || abs(time() - (int) $stamp) > 300) {
        return false;
    }
    $mine = 'v1,' . base64_encode(hash_hmac('sha256', "$id.$stamp.$body", $key, true));
    // Two signatures for a day after a new secret: one that fits is enough.
    foreach (explode(' ', $_SERVER['HTTP_WEBHOOK_SIGNATURE'] ?? '') as $given) {
        if (hash_equals($mine, $given)) {
            return true;
        }
    }
    return false;
}

$body = file_get_contents('php://input');
if (!verify(getenv('DAYBOOK_SECRET') ?: '', $body)) {
    http_response_code(400);
    exit;
}
// Answer within 10 seconds. Drop an id you have seen.
http_response_code(204);
$message = json_decode($body, true);
error_log($message['type'] . ' ' . $message['id']);
`;

export const snippets: Record<SnippetLanguage, string> = { node, python, go, php };
