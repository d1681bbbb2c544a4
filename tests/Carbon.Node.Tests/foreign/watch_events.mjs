// Reads a node's public stream of events from the start up to its first heartbeat with @grpc/grpc-js and prints their
// ids: node watch_events.mjs PORT PROTO_FOLDER
import grpc from '@grpc/grpc-js'
import loader from '@grpc/proto-loader'

const [port, folder] = process.argv.slice(2)
const definition = loader.loadSync('carbon/v1/watch.proto', {
  includeDirs: [folder], defaults: true, enums: String, longs: String, oneofs: true,
})
const { WatchService } = grpc.loadPackageDefinition(definition).carbon.v1
const watch = new WatchService(`127.0.0.1:${port}`, grpc.credentials.createInsecure())
const ids = []
const stream = watch.WatchEvents({})

stream.on('data', (told) => {
  if (told.message === 'event') ids.push(told.event.id)
  if (told.message === 'heartbeat') stream.cancel()
})
stream.on('error', (error) => {
  if (error.code !== grpc.status.CANCELLED) throw error
  console.log(JSON.stringify(ids))
  watch.close()
})
