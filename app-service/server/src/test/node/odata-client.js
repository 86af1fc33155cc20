// Works with the default company of a tenant over OData v4, with a client library that only knows OData.
// node odata-client.js URL TOKEN     the URL ends with /odata/v4/
const assert = require('node:assert')
const { OData } = require('@odata/client')

const [url, token] = process.argv.slice(2)
const client = OData.New4({
  serviceEndpoint: url,
  commonHeaders: { Authorization: `Bearer ${token}` }
})

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
  await customers.delete('NPM-1')
  await assert.rejects(customers.retrieve('NPM-1'))
  console.log('the client found everything as OData says')
}

main().catch(failure => {
  console.error(failure)
  process.exit(1)
})
