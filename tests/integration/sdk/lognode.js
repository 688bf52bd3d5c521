// Driven by tst_lognode.py: calls what the SDK has, and prints what came of it as JSON.
const dns = require('dns');
const lookup = dns.lookup;
dns.lookup = (name, options, done) => { // as a sandbox's resolver does
  if (!name.endsWith('sluice.internal')) return lookup(name, options, done);
  if (typeof options === 'function') return options(null, '127.0.0.1', 4);
  return options && options.all ? done(null, [{address: '127.0.0.1', family: 4}]) : done(null, '127.0.0.1', 4);
};
const Client = require(process.argv[2]);

const {SLUICE_KEY_ID: accessKeyId, SLUICE_KEY_SECRET: accessKeySecret, SLUICE_PORT: port} = process.env;
const client = new Client({accessKeyId, accessKeySecret, endpoint: `sluice.internal:${port}`});
const stranger = new Client({accessKeyId, accessKeySecret: 'wrong', endpoint: `sluice.internal:${port}`});

async function codeOf(call) {
  try {
    await call();
  } catch (error) {
    return error.code;
  }
  return 'none';
}

async function main() {
  const said = {};
  said.project = (await client.getProject('shop')).projectName;
  said.logstores = (await client.listLogStore('shop')).logstores;
  const logstore = await client.getLogStore('shop', 'access');
  said.logstore = [logstore.logstoreName, logstore.shardCount, logstore.ttl];
  await client.createLogStore('shop', 'fresh', {ttl: 3, shardCount: 1});
  const log = (msg) => ({timestamp: 1700000000, content: {level: 'INFO', msg}});
  await client.postLogStoreLogs('shop', 'fresh', {logs: [log('one'), log('two')], topic: 't1', source: '10.0.0.1'});
  await client.postLogStoreLogs('shop', 'fresh', {logs: [log('three ü')], tags: [{k: 'v'}]});
  said.errors = [
    await codeOf(() => client.getLogStore('shop', 'nothing')),
    await codeOf(() => client.getProject('nothing')),
    await codeOf(() => client.createLogStore('shop', 'fresh', {ttl: 3, shardCount: 1})),
    await codeOf(() => stranger.getProject('shop')),
    await codeOf(() => client.getIndexConfig('shop', 'access')),
  ];
  console.log(JSON.stringify(said));
}
main().catch((error) => {
  console.error(error);
  process.exit(1);
});
