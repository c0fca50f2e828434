import { describe, expect, it, test } from 'vitest'
import { createFakeValues } from './fake-values.ts'
import { fakeIban, isIban } from './iban.ts'
import { personalKind } from './personal-kind.ts'
import { createRedactor, redactForm } from './redactor.ts'
import { redactPatterns } from './text-patterns.ts'

const salt = Buffer.alloc(16, 7)
const nothing = { pointers: new Set<string>(), words: new Set<string>() }

describe('the name of a field', () => {
  it.each([
    [['email'], 'email'],
    [['customerEMail'], 'email'],
    [['contact', 'e_mails'], 'email'],
    [['email_address'], 'email'],
    [['mobilePhoneNumber'], 'phone'],
    [['fax'], 'phone'],
    [['telefon'], 'phone'],
    [['Telefonnummer'], 'phone'],
    [['handy_nr'], 'phone'],
    [['mobiltelefon'], 'phone'],
    [['téléphone'], 'phone'],
    [['teléfono'], 'phone'],
    [['Vorname'], 'name'],
    [['kunde_nachname'], 'name'],
    [['firstname'], 'name'],
    [['last_name'], 'name'],
    [['customer', 'name'], 'name'],
    [['display-name'], 'name'],
    [['shipping_address'], 'street'],
    [['address', 'line1'], 'place'],
    [['billingAddress', 'recipient'], 'place'],
    [['address', 'street'], 'street'],
    [['zipCode'], 'place'],
    [['birth_date'], 'date'],
    [['dob'], 'date'],
    [['ipAddress'], 'ip'],
    [['iban'], 'number'],
    [['tax_id'], 'number'],
    [['card_number'], 'number'],
    [['access_token'], 'secret'],
    [['password'], 'secret'],
    [['userPasswd'], 'secret'],
    [['client_secret'], 'secret'],
    [['api_key'], 'secret'],
    [['apikey'], 'secret'],
    [['cvc'], 'number'],
  ])('%j is personal', (path, kind) => {
    expect(personalKind(path)).toBe(kind)
  })

  it.each([
    [['id']],
    [['title']],
    [['email_verified']],
    [['phone_type']],
    [['address_id']],
    [['address', 'country']],
    [['event_name']],
    [['file_name']],
    [['filename']],
    [['renamed']],
    [['description']],
    [['shipment']],
    [['telegram']],
    [['cityscape']],
  ])('%j says nothing', (path) => {
    expect(personalKind(path)).toBeNull()
  })
})

describe('what only a pattern shows', () => {
  it.each([
    'anna.mueller+news@example-shop.co.uk',
    'ünïcode@bücher.example.org',
    '+49 (0)30 1234567',
    '+1-555-123-4567',
    '0049 171 2345678',
    '(030) 123 45 67',
    '555-123-4567',
    '030/1234567',
    'DE89 3704 0044 0532 0130 00',
    'GB29NWBK60161331926819',
    '4111111111111111',
    '4111 1111 1111 1111',
    '5555-5555-5555-4444',
    '378282246310005',
    '3782 822463 10005',
    '30569309025904',
    '6011111111111117',
    '6304000000000000',
  ])('%s is replaced wherever it stands', (value) => {
    const text = redactPatterns(`Ask "${value}", or call: ${value}!`, createFakeValues(salt))
    expect(text).not.toContain(value)
    expect(text).toMatch(/^Ask ".+", or call: .+!$/)
  })

  it.each([
    '/webhooks/v1/konrad@zuse.example',
    'https://app.example/u/konrad@zuse.example/edit',
    'mailto:konrad@zuse.example?subject=1',
    'a=konrad@zuse.example&b=1',
    'a#konrad@zuse.example',
    "an 'konrad@zuse.example'",
    '<a|konrad@zuse.example|konrad@zuse.example>',
    'u=x%20konrad@zuse.example',
    '100%konrad@zuse.example',
  ])('an address in %s is replaced as anywhere else, and what is around it stays', (text) => {
    const fakes = createFakeValues(salt)
    const fake = redactPatterns('konrad@zuse.example', fakes)
    expect(redactPatterns(text, fakes)).toBe(text.replaceAll('konrad@zuse.example', fake))
  })

  it.each(['konrad@zuse.example', 'müller@zuse.example', 'anna+news@zuse.example'])(
    '%s is found where it is encoded, too',
    (address) => {
      const fakes = createFakeValues(salt)
      const fake = redactPatterns(address, fakes)
      expect(redactPatterns(`/u/${encodeURIComponent(address)}/x`, fakes)).toBe(
        `/u/${encodeURIComponent(fake)}/x`,
      )
    },
  )

  it('is searched in long texts without trying every part of them', () => {
    const long = 'A'.repeat(1_000_000)
    expect(redactPatterns(long, createFakeValues(salt))).toBe(long)
  })

  it.each([
    '2026-02-03T10:00:00.000Z',
    '2026-02-03T10:00:00+01:00',
    '1770112800463',
    '6ba7b810-9dad-11d1-80b4-00c04fd430c8',
    'whk0012345678',
    'https://example.com/2026/02/03/555-x',
    'rate 12.50 of 1,234.00',
    'version 1.2.3.4',
    'DE00370400440532013000',
    '4111111111111112',
    '1770112800005',
    '1770112800000000005',
    'ch_4111111111111111',
    '41111111-1111-1111-1111-111111111111',
    't=1770112800,v1=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd',
    '@handle',
  ])('%s is left alone', (text) => {
    expect(redactPatterns(text, createFakeValues(salt))).toBe(text)
  })
})

describe('a stand-in', () => {
  it.each([
    ['Anna Müller', 'name', /^\p{Lu}\p{Ll}{3} \p{Lu}\p{Ll}{5}$/u],
    ['anna@shop.de', 'email', /^[a-z]{4}@[a-z]{4}\.example$/],
    ['+49 171 2345678', 'phone', /^\+[1-9]\d [1-9]\d{2} [1-9]\d{6}$/],
    ['1984-05-06', 'date', /^19\d\d-(0[1-9]|1[0-2])-([01]\d|2[0-8])$/],
    ['1984-05-06T00:00:00Z', 'date', /^19\d\d-\d\d-\d\dT00:00:00Z$/],
    ['203.0.113.9', 'ip', /^198\.1[89]\.\d+\.\d+$/],
    ['2001:db8::1', 'ip', /^2001:db8::/],
    ['8 Main St', 'street', /^[1-9] \p{Lu}\p{Ll}{3} \p{Lu}\p{Ll}$/u],
  ] as const)('for %s has its shape', (value, kind, shape) => {
    const fake = createFakeValues(salt).fake(value, kind)
    expect(fake).toMatch(shape)
    expect(fake).not.toBe(value)
  })

  it('is the same for the same value, and another one with another salt', () => {
    const fakes = createFakeValues(salt)
    const first = fakes.fake('Anna Müller', 'name')
    expect(fakes.fake('Anna Müller', 'name')).toBe(first)
    expect(createFakeValues(salt).fake('Anna Müller', 'name')).toBe(first)
    expect(createFakeValues(Buffer.alloc(16, 8)).fake('Anna Müller', 'name')).not.toBe(first)
    expect(first.startsWith(fakes.fake('Anna', 'name'))).toBe(true)
  })

  it('for an IBAN has right check digits', () => {
    for (const iban of ['DE89 3704 0044 0532 0130 00', 'GB29NWBK60161331926819']) {
      let next = 0
      const fake = fakeIban(iban, () => (next += 41))
      expect([isIban(iban), isIban(fake), fake.length]).toEqual([true, true, iban.length])
      expect(fake).not.toBe(iban)
    }
  })
})

describe('a body', () => {
  test('keeps everything but what is personal, to the byte', () => {
    const body =
      '{ "id" : 7, "amount":1.50,\n "tags":["a"], "user": {"email":"anna@shop.de"}, "note":"Zürich" }'
    const redacted = createRedactor(salt).body(body, nothing)
    expect(redacted.replace(/[a-z]+@[a-z]+\.example/, 'anna@shop.de')).toBe(body)
    expect(redacted).not.toContain('anna')
  })

  test('loses names in texts, once a field has told them', () => {
    const body = JSON.stringify({
      text: 'Anna Müller (anna@shop.de) wrote: call Müller',
      user: { first_name: 'Anna', last_name: 'Müller', phone: 491712345678, age: 41 },
      'anna@shop.de': true,
      payload: JSON.stringify({ city: 'Bern', url: 'https://x.test/?mail=anna@shop.de' }),
    })
    const redacted = createRedactor(salt).body(body, nothing)
    for (const word of ['Anna', 'Müller', 'anna', 'shop.de', '491712345678', 'Bern'])
      expect(redacted).not.toContain(word)
    const { user, text } = JSON.parse(redacted)
    expect(user.age).toBe(41)
    expect(String(user.phone)).toMatch(/^[1-9]\d{11}$/)
    expect(text).toContain(`${user.first_name} ${user.last_name} (`)
  })

  test('loses cards, and people who stand for a role', () => {
    const body = JSON.stringify({
      card: '4111111111111111',
      number: 5555555555554444,
      account_id: 5555555555554444,
      note: 'Paid with 4111 1111 1111 1111 12/27',
      customer: 'Peter Lustig',
      owner: 'c_17',
      client: 'website',
      password: 'hunter2',
      text: 'Dear Peter',
    })
    const redacted = createRedactor(salt).body(body, nothing)
    for (const word of ['4111', 'Peter', 'Lustig', 'hunter2']) expect(redacted).not.toContain(word)
    expect(JSON.parse(redacted)).toMatchObject({
      account_id: 5555555555554444,
      owner: 'c_17',
      client: 'website',
    })
    expect(JSON.parse(redacted).number).not.toBe(5555555555554444)
    expect(JSON.parse(redacted).note).toMatch(/ 12\/27$/)
  })

  test('keeps ids, event types and listed words, whatever their fields are called', () => {
    const spared = { pointers: new Set(['/name', '/address/0/token']), words: new Set(['Home']) }
    const body = JSON.stringify({
      name: 'order.created',
      address: [{ token: 'tok_1', kind: 'x', label: 'Home' }],
    })
    expect(createRedactor(salt).body(body, spared)).toBe(body)
  })

  test('has one stand-in for an address, also where somebody is called like a part of it', () => {
    const redactor = createRedactor(salt)
    const before = redactor.text('konrad@zuse.example')
    const payload = {
      user: { login: 'konrad', email: 'o/hara@x.de' },
      log: 'konrad@zuse.example, o/hara@x.de',
    }
    const { user, log } = JSON.parse(redactor.body(JSON.stringify(payload), nothing))
    expect(log).toBe(`${before}, ${user.email}`)
  })

  test('keeps the marks of what was taken out before', () => {
    const payload = {
      password: 'secret',
      api_key: '[secret]',
      log: 'token [secret], %5Bsecret%5D',
      token: 'a [secret]',
    }
    const redacted = JSON.parse(createRedactor(salt).body(JSON.stringify(payload), nothing))
    expect(redacted).toMatchObject({ api_key: '[secret]', log: 'token [secret], %5Bsecret%5D' })
    expect(redacted.token).toMatch(/^[b-z] \[secret\]$/)
    const query = 'api_key=%5Bsecret%5D&token=[secret]'
    expect(redactForm(query, createRedactor(salt).field)).toBe(query)
  })

  test.each([
    ['{"user":{"name":"Hedwig Holle","mail":"h@holle.de"', 'cut off'],
    [`${'['.repeat(30_000)}{"name":"Hedwig Holle","mail":"h@holle.de"}${']'.repeat(30_000)}`, 'very deep'],
    ['name=Hedwig+Holle&mail=h%40holle.de&id=7', 'a form'],
    ['<order><name>Hedwig Holle</name><a:mail x="1">h@holle.de</a:mail></order>', 'XML'],
  ])('%#: is searched when it is %s', (body) => {
    const redacted = createRedactor(salt).body(body, nothing)
    for (const word of ['Hedwig', 'Holle', 'holle']) expect(redacted).not.toContain(word)
    expect(redacted.length).toBeGreaterThan(body.length - 12)
  })

  test('keeps the names of fields, also where somebody is called so', () => {
    const redacted = createRedactor(salt).body('{"name":"title","title":"title"}', nothing)
    expect(Object.keys(JSON.parse(redacted))).toEqual(['name', 'title'])
    expect(Object.values(JSON.parse(redacted))).not.toContain('title')
  })

  test('is searched within a form', () => {
    const payload = JSON.stringify({ user: { name: 'Hedwig Holle', id: 'U1' } })
    const redacted = createRedactor(salt).body(`payload=${encodeURIComponent(payload)}&a=1`, nothing)
    expect(decodeURIComponent(redacted)).toMatch(
      /^payload=\{"user":\{"name":"\w{6} \w{5}","id":"U1"\}\}&a=1$/,
    )
    expect(redacted).not.toMatch(/Hedwig|Holle/)
  })

  test('a form keeps what is not personal as it was written', () => {
    expect(redactForm('a=1%20+2&b&c=%zz', createRedactor(salt).field)).toBe('a=1%20+2&b&c=%zz')
  })
})
