// What a person does with ali-oss, in both styles of address and both versions of signature. Its folder is the argument.
'use strict';

const assert = require('assert');
const dns = require('dns');
const http = require('http');

// Every name below localhost is this machine; not every resolver knows that.
const lookup = dns.lookup;
dns.lookup = (host, ...rest) => lookup(host.endsWith('.localhost') ? '127.0.0.1' : host, ...rest);

const OSS = require(process.argv[2]);
const port = process.env.OSS_PORT;

function client(endpoint, more) {
  return new OSS({
    endpoint,
    bucket: 'lake',
    region: 'oss-local',
    accessKeyId: process.env.OSS_KEY_ID,
    accessKeySecret: process.env.OSS_KEY_SECRET,
    ...more
  });
}

function fetched(url) {
  return new Promise((resolve, reject) => {
    http.get(url, { lookup: (host, options, done) => dns.lookup(host, options, done) }, answer => {
      const parts = [];
      answer.on('data', part => parts.push(part));
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }));
    }).on('error', reject);
  });
}

async function objects(store) {
  const data = Buffer.alloc(300000, 'sluice ');
  const name = 'data/ünïcode ☂ +&.bin';
  const put = await store.put(name, data, { meta: { who: 'ali-oss' }, headers: { 'Cache-Control': 'no-cache' } });
  assert.strictEqual(put.res.status, 200);
  assert.strictEqual(put.res.headers['x-oss-request-id'].length, 24);
  const got = await store.get(name);
  assert(got.content.equals(data));
  assert.strictEqual(got.res.headers['cache-control'], 'no-cache');
  const part = await store.get(name, { headers: { Range: 'bytes=10-19' } });
  assert.strictEqual(part.res.status, 206);
  assert(part.content.equals(data.subarray(10, 20)));
  const head = await store.head(name);
  assert.strictEqual(head.meta.who, 'ali-oss');
  assert.strictEqual(head.res.headers['content-length'], '300000');
  const meta = await store.getObjectMeta(name);
  assert.strictEqual(meta.res.headers.etag, head.res.headers.etag);
  await assert.rejects(store.get('nothing'), error => error.code === 'NoSuchKey' && error.status === 404);
  await assert.rejects(store.head('nothing'), error => error.code === 'NoSuchKey' && error.status === 404);
  await assert.rejects(store.copy('copy', name), error => error.code === 'NotImplemented' && error.status === 501);
  assert.strictEqual((await store.delete(name)).res.status, 204);
}

async function listings(store) {
  const names = ['list/a.txt', 'list/b & c.txt', 'list/d', 'list/sub/e.txt', 'list/sub/f.txt'];
  for (const name of names) await store.put(name, Buffer.from(name));
  const found = [];
  let marker;
  do {
    const page = await store.list({ prefix: 'list/', 'max-keys': 2, ...(marker && { marker }) }, {});
    found.push(...page.objects.map(object => object.name));
    marker = page.nextMarker;
  } while (marker);
  assert.deepStrictEqual(found, names);
  const second = [];
  let token;
  do {
    const page = await store.listV2({ prefix: 'list/', 'max-keys': 2, ...(token && { 'continuation-token': token }) }, {});
    second.push(...page.objects.map(object => object.name));
    token = page.nextContinuationToken;
  } while (token);
  assert.deepStrictEqual(second, names);
  const top = await store.listV2({ prefix: 'list/', delimiter: '/' });
  assert.deepStrictEqual(top.prefixes, ['list/sub/']);
  assert.strictEqual((await store.getBucketInfo('lake')).bucket.Name, 'lake');
  assert.strictEqual((await store.getBucketLocation('lake')).location, 'oss-local');
}

async function urls(store) {
  await store.put('signed.txt', Buffer.from('by url'));
  const answer = await fetched(store.signatureUrl('signed.txt', { expires: 60, response: { 'content-type': 'text/x' } }));
  assert.strictEqual(answer.status, 200);
  assert.strictEqual(answer.headers['content-type'], 'text/x');
  assert.strictEqual(answer.body.toString(), 'by url');
  const second = await fetched(await store.signatureUrlV4('GET', 60, undefined, 'signed.txt'));
  assert.strictEqual(second.body.toString(), 'by url');
}

async function main() {
  for (const authorizationV4 of [false, true]) {
    const places = [
      client(`http://oss.localhost:${port}`, { authorizationV4 }),
      client(`http://localhost:${port}`, { authorizationV4, sldEnable: true }) // by address it would name the cloud's host
    ];
    for (const [index, store] of places.entries()) {
      await objects(store);
      await listings(store);
      if (index === 0) await urls(store); // it makes no path-style URLs
      console.log(authorizationV4 ? 'V4' : 'V1', index, 'good');
    }
    const wrong = client(`http://oss.localhost:${port}`, { authorizationV4, accessKeySecret: 'guess' });
    await assert.rejects(wrong.get('x'), error => error.code === 'SignatureDoesNotMatch' && error.status === 403);
    assert.deepStrictEqual((await places[0].listBuckets()).buckets.map(bucket => bucket.name), ['lake']);
  }
  await client(`http://oss.localhost:${port}`).put('kept/by-client.txt', Buffer.from('from the client'));
  console.log('all good');
}

main().catch(error => {
  console.error(error);
  process.exit(1);
});
