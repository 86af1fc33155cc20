// Works with the default company of a tenant over OData v4, with a client library that only knows OData.
// node odata-client.js URL TOKEN     the URL ends with /odata/v4/
const assert = require('node:assert')
const { OData } = require('@odata/client')

const [url, token] = process.argv.slice(2)
const client = OData.New4({
  serviceEndpoint: url,
  commonHeaders: { Authorization: `Bearer ${token}` }
})

// Two reads and a change in one request; what is refused in it refuses nothing else.
async function batch () {
  const answers = await client.execBatchRequests([
    client.newBatchRequest({ collection: 'Customer', method: 'GET', id: 'NPM-1' }),
    client.newBatchRequest({ collection: 'Customer', method: 'POST', entity: { Number: 'NPM-2', Name: 'Made in a batch' } }),
    client.newBatchRequest({ collection: 'Customer', method: 'GET', params: client.newOptions().filter("Number eq 'NPM-2'") })
  ])
  assert.deepStrictEqual(answers.map(answer => answer.status), [200, 201, 200])
  const [read, made, found] = await Promise.all(answers.map(answer => answer.json()))
  assert.strictEqual(read.Number, 'NPM-1')
  assert.strictEqual(made.Name, 'Made in a batch')
  assert.deepStrictEqual(found.value.map(customer => customer.Number), ['NPM-2'])
  await client.getEntitySet('Customer').delete('NPM-2')
}

async function main () {
  const customers = client.getEntitySet('Customer')
  await customers.create({ Number: 'NPM-1', Name: 'Made by a client from npm', Country: 'Germany' })
  const found = await customers.find({ Country: 'Germany' })
  assert.ok(found.some(customer => customer.Number === 'NPM-1'), 'the new customer is found')
  await customers.update('NPM-1', { City: 'Aachen' })
  const read = await customers.retrieve('NPM-1')
  assert.strictEqual(read.City, 'Aachen')
  assert.ok(await customers.count() > 0, 'customers are counted')
  assert.strictEqual((await customers.function('Tenantry.Balance', 'NPM-1')).value, 0)
  await batch()
  await customers.delete('NPM-1')
  await assert.rejects(customers.retrieve('NPM-1'))
  console.log('the client found everything as OData says')
}

main().catch(failure => {
  console.error(failure)
  process.exit(1)
})
