import { Hono } from "hono";
import { count, eq, graphql } from "ponder";
import { db } from "ponder:api";
import schema from "ponder:schema";

const app = new Hono();
app.use("/graphql", graphql({ db, schema }));

// The least that a look-up by number can be: one row by its key.
app.get("/tickets/:number", async (c) => {
  const number = BigInt(c.req.param("number"));
  const [row] = await db.select().from(schema.ticket).where(eq(schema.ticket.number, number));
  if (row === undefined) return c.text("no such ticket", 404);
  return c.json(JSON.parse(JSON.stringify(row, (_, value) => (typeof value === "bigint" ? value.toString() : value))));
});

// What was taken in, so that the bench can hold it against the chain.
app.get("/counts", async (c) => {
  const [events] = await db.select({ count: count() }).from(schema.history);
  const [tickets] = await db.select({ count: count() }).from(schema.ticket);
  return c.json({ events: events.count, tickets: tickets.count });
});

export default app;
