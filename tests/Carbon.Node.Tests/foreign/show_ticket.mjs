// Asks a node's public listener for a ticket with @grpc/grpc-js: node show_ticket.mjs PORT NUMBER PROTO_FOLDER
import grpc from '@grpc/grpc-js'
import loader from '@grpc/proto-loader'

const [port, number, folder] = process.argv.slice(2)
const definition = loader.loadSync(['carbon/v1/tickets.proto', 'carbon/v1/ledger.proto'], {
  includeDirs: [folder], defaults: true, enums: String, longs: String,
})
const { TicketQueryService, TicketService } = grpc.loadPackageDefinition(definition).carbon.v1
const address = `127.0.0.1:${port}`
const credentials = grpc.credentials.createInsecure()
const queries = new TicketQueryService(address, credentials)
const tickets = new TicketService(address, credentials)

queries.GetTicket({ name: `tickets/${number}` }, (error, answer) => {
  if (error) throw error
  tickets.CancelTicket({ ticket: number }, (refused) => {
    console.log(JSON.stringify({ answer, write: refused?.code ?? 0 }))
    queries.close()
    tickets.close()
  })
})
