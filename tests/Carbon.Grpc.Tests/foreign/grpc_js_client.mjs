// One scenario with @grpc/grpc-js against the echo server: node grpc_js_client.mjs <port> <scenario>.
import assert from 'node:assert/strict'
import { fileURLToPath } from 'node:url'

const [port, scenario] = process.argv.slice(2)

async function load(name) {
  try {
    return (await import(name)).default
  } catch (error) {
    console.error(`The module ${name} is missing: run "npm ci" in the repository root. (${error.code})`)
    process.exit(3)
  }
}

const grpc = await load('@grpc/grpc-js')
const loader = await load('@grpc/proto-loader')
const proto = fileURLToPath(new URL('./echo.proto', import.meta.url))
const definition = loader.loadSync(proto, { keepCase: true, defaults: true })
const { EchoService } = grpc.loadPackageDefinition(definition).carbon.test.v1

function connect(options = {}) {
  return new EchoService(`127.0.0.1:${port}`, grpc.credentials.createInsecure(), options)
}

function unary(client, request, metadata = new grpc.Metadata(), options = {}) {
  return new Promise((resolve) => {
    const seen = {}
    const call = client.Say(request, metadata, options, (error, reply) => {
      Object.assign(seen, { error, reply })
      if (seen.status) resolve(seen)
    })
    call.on('metadata', (headers) => { seen.headers = headers })
    call.on('status', (status) => {
      seen.status = status
      if ('error' in seen) resolve(seen)
    })
  })
}

function drain(call) {
  return new Promise((resolve) => {
    const seen = { replies: [] }
    call.on('data', (reply) => seen.replies.push(reply))
    call.on('error', (error) => { seen.error = error })
    call.on('status', (status) => resolve({ ...seen, status }))
  })
}

function assertAsked(status, code, text) {
  assert.equal(status.code, code)
  assert.equal(status.details, `按要求失败: 100% ${text}`)
  assert.deepEqual(status.metadata.get('why'), ['asked'])
  assert.deepEqual([...status.metadata.get('why-bin')[0]], [0, 255, 16])
}

const scenarios = {
  async unary() {
    const metadata = new grpc.Metadata()
    metadata.set('x-text', 'one')
    metadata.set('x-some-bin', Buffer.from([1, 2, 255]))
    const { reply, status, headers } = await unary(connect(), { text: 'headers' }, metadata)
    assert.equal(reply.text, 'headers')
    assert.deepEqual(headers.get('early'), ['bird'])
    assert.equal(status.code, grpc.status.OK)
    assert.deepEqual(status.metadata.get('x-text'), ['one'])
    assert.deepEqual([...status.metadata.get('x-some-bin')[0]], [1, 2, 255])
  },

  async client_stream() {
    const reply = await new Promise((resolve, reject) => {
      const call = connect().Collect((error, value) => (error ? reject(error) : resolve(value)))
      for (const text of ['a', 'b', '票']) call.write({ text })
      call.end()
    })
    assert.equal(reply.text, 'a,b,票')
  },

  async server_stream() {
    const { replies, status } = await drain(connect().Repeat({ text: 'r', times: 500 }))
    assert.equal(status.code, grpc.status.OK)
    assert.equal(replies.length, 500)
    assert.ok(replies.every((reply) => reply.text === 'r'))
  },

  async duplex() {
    const call = connect().Chat()
    const texts = []
    const done = new Promise((resolve, reject) => {
      call.on('error', reject)
      call.on('end', resolve)
      call.on('data', ({ text }) => {
        texts.push(text)
        if (texts.length < 50) call.write({ text: `${texts.length}` })
        else call.end()
      })
    })
    call.write({ text: '0' })
    await done
    assert.deepEqual(texts, Array.from({ length: 50 }, (_, i) => `${i}`))
  },

  async error() {
    const { status } = await unary(connect(), { text: 'x', fail_code: 9 })
    assertAsked(status, grpc.status.FAILED_PRECONDITION, 'x')
    const stream = await drain(connect().Repeat({ text: 'y', times: 3, fail_code: 10 }))
    assert.equal(stream.replies.length, 3)
    assertAsked(stream.status, grpc.status.ABORTED, 'y')
    const unexpected = await unary(connect(), { fail_code: -1 })
    assert.equal(unexpected.status.code, grpc.status.UNKNOWN)
    assert.ok(!unexpected.status.details.includes('secret'))
  },

  async deadline() {
    const client = connect()
    await unary(client, { text: 'connected' })
    const { status } = await unary(client, { text: 'late', wait: true }, undefined, { deadline: Date.now() + 700 })
    assert.equal(status.code, grpc.status.DEADLINE_EXCEEDED)
  },

  async cancel() {
    const call = connect().Repeat({ text: 'cancel-me', times: -1 })
    let count = 0
    call.on('data', () => { if (++count === 3) call.cancel() })
    const { status } = await drain(call)
    assert.equal(status.code, grpc.status.CANCELLED)
  },

  async max_size() {
    const client = connect()
    const { status } = await unary(client, { blob: Buffer.alloc(2 * 1024 * 1024, 7) })
    assert.equal(status.code, grpc.status.RESOURCE_EXHAUSTED)
    const { reply } = await unary(client, { blob: Buffer.alloc(900 * 1024) })
    assert.equal(reply.received, 900 * 1024)
  },

  async gzip() {
    const client = connect({ 'grpc.default_compression_algorithm': 2 })
    const text = '长'.repeat(20000)
    assert.equal((await unary(client, { text })).reply.text, text)
    assert.equal((await unary(client, {})).reply.text, '')
  },

  async unknown_method() {
    const client = connect()
    const identity = (bytes) => bytes
    for (const path of ['/carbon.test.v1.EchoService/Shout', '/carbon.test.v1.NoService/Say']) {
      const error = await new Promise((resolve) => {
        client.makeUnaryRequest(path, identity, identity, Buffer.alloc(0), resolve)
      })
      assert.equal(error.code, grpc.status.UNIMPLEMENTED)
    }
  },
}

assert.ok(scenarios[scenario], `There is no scenario ${scenario}.`)
await scenarios[scenario]()
console.log(`passed ${scenario}`)
process.exit(0)
