"""Sentences and forms of many registers with places for names: {PER}, {ORG}, {LOC}, {SHOP} an organisation that serves its guests, {STREET} a place; {person} is a lone last or first name, {tech} a product or technology, {n} a number."""

TECH = ("Kubernetes PostgreSQL Docker Redis Kafka Terraform Ansible Jenkins Python Rust Kotlin TypeScript React Angular Django Flask Spring Hibernate MongoDB Cassandra Elasticsearch GraphQL RabbitMQ Nginx Prometheus "
        "Grafana Spark Hadoop Airflow TensorFlow PyTorch NumPy Linux Windows Android iOS Excel PowerPoint Photoshop Word Outlook Firefox Chrome Safari Git Maven Gradle Webpack Node.js Lambda S3 EC2 BigQuery Snowflake "
        "Bluetooth Wi-Fi USB HDMI Ethernet TCP UDP HTTP JSON XML YAML SQL NoSQL REST OAuth JWT TLS SSH VPN DNS CSS HTML Java C++ Scala Swift Perl Bash PowerShell Lucene Solr ZooKeeper Vault Consul Istio Helm Envoy "
        "npm pip pandas pytest JUnit Parquet Avro CSV WebSocket gRPC Protobuf Tailwind Vue Svelte Next.js Express Laravel Rails Gunicorn Celery MySQL SQLite MariaDB DynamoDB InfluxDB ClickHouse Neo4j Memcached Traefik HAProxy Argo "
        "Pulumi Puppet Chef Vagrant VirtualBox Podman containerd Fedora Ubuntu Debian Emacs Vim IntelliJ Eclipse Jupyter MATLAB LaTeX Blender Figma Trello Jira Confluence Zsh tmux cron systemd OpenSSL LDAP SAML SMTP IMAP DHCP "
        "IPv6 MQTT Zigbee NFC GPS LiDAR CUDA OpenGL Vulkan WebGL WebAssembly LLVM GCC CMake Bazel Babel ESLint Prettier Cypress Selenium Playwright Postman Swagger OpenAPI Log4j Logstash Kibana Datadog Sentry PyPI NuGet "
        "aspirin ibuprofen paracetamol insulin Prius Corolla iPhone Kindle PlayStation Xbox").split()
JOBS = ("Software Engineer", "Data Scientist", "Nurse", "Project Manager", "Accountant", "Teacher", "Research Assistant", "Sales Manager", "Architect", "Chief Financial Officer", "Intern", "Senior Analyst", "Electrician")
WRONG = {"l": "1", "o": "0", "I": "l", "e": "c", "B": "8", "S": "5", "m": "n", "h": "b", "a": "o", "t": "f", "i": "j", "u": "v"}

NEWS = """{PER} , who grew up in {LOC} , joined {ORG} last year .
{ORG} said on Monday it would close its plant in {LOC} .
Police in {LOC} arrested two men after {PER} was found dead .
The minister met {PER} and {PER} in {LOC} to discuss the budget .
{person} told reporters that {ORG} had not paid its staff since March .
Shares of {ORG} fell {n} percent after {PER} resigned .
A spokesman for {ORG} , {PER} , declined to comment .
The road between {LOC} and {LOC} remained closed .
Flooding displaced thousands in {LOC} , {ORG} reported .
According to {ORG} , the earthquake struck {n} km north of {LOC} .
{PER} beat {PER} 6-4 6-3 in the final at {LOC} .
{PER} was born in {LOC} and studied at {ORG} .
Researchers at {ORG} and {ORG} published the study .
The case of {PER} v. {ORG} was heard in {LOC} .
He moved from {LOC} to {LOC} with his wife {PER} .
The {ORG} awarded {PER} a grant of ${n},000 .
{ORG} , based in {LOC} , makes parts for {ORG} .
Mr {person} and Mrs {person} live on {LOC} .
Dr. {PER} of {ORG} led the trial .
President {person} will visit {LOC} and {LOC} next week .
{LOC} 's mayor , {PER} , opened the new hospital .
{PER} 's novel is set in {LOC} during the war .
The bridge was designed by {PER} for {ORG} .
Funding came from {ORG} , {ORG} and {ORG} .
Their guests were {PER} , {PER} and {PER} .
We flew from {LOC} via {LOC} to {LOC} .
{ORG} bought {ORG} for ${n} million .
{PER} ( {ORG} ) finished ahead of {PER} ( {ORG} ) .
She works for {ORG} near {LOC} .
The treaty was signed in {LOC} by {PER} .""".split("\n")

HEADLINES = """{ORG} To Open New Office In {LOC}
{PER} Quits As {ORG} Chief
{LOC} Mayor Denies Claims By {PER}
{ORG} Profit Up {n} Percent On Strong Demand
Fire Destroys Warehouse In {LOC} , Two Hurt
{PER} Wins Race In {LOC}
Why {ORG} Is Betting On {LOC}
{person} : " We Will Not Leave {LOC} "
{ORG} , {ORG} Call Off Merger Talks
{LOC} Braces For Storm
Court Rules Against {ORG} In {person} Case
{PER} Named New Head Of {ORG}""".split("\n")

CHAT = """going to {LOC} w/ {person} tmrw lol
omg {PER} is so good in this
anyone been to {ORG} in {LOC} ? is it worth it
@ {LOC} airport waiting for {person}
{ORG} has the worst customer service ever !!!
happy bday {person} !! miss u
i hate mondays . {person} says hi
RT : {PER} live at {LOC} tonight
ate at {ORG} yesterday , food was great , {person} was our waiter
just landed in {LOC} :)
{person} and {person} are moving to {LOC}
my flight with {ORG} got cancelled again
watching {ORG} vs {ORG} tonight
Highly recommend {ORG} ! Ask for {person} .
{person} , can you send me the file ?
u still coming to {LOC} this wknd or nah
brb grabbing a burger at {ORG} , u want anything
cant believe {person} n {person} broke up smh
did {person} transfer to {ORG} or is she still in {LOC} ??
bro my flight out of {LOC} got cancelled AGAIN , {ORG} owes me
hey is {person} working at {ORG} now
{person} said {ORG} pays better lol
stuck in {LOC} with {person} , trains are dead
who is going to see {person} at {LOC} on friday""".split("\n")

LEGAL_TEXT = """THIS AGREEMENT is made between {ORG} ( the " Company " ) and {PER} , residing at {n} {LOC} , {LOC} .
The Tenant , {PER} , shall pay the rent to {ORG} on the first day of each month .
In {PER} v. {ORG} , the Court held that the contract was void .
{ORG} ( " Licensor " ) grants {ORG} ( " Licensee " ) a licence limited to {LOC} .
Signed for and on behalf of {ORG} by {PER} , Director .
The will of {PER} , late of {LOC} , names {PER} as executor .
{ORG} ( {n} ) reported net income of ${n} million , compared with ${n} million a year earlier .
Auditors {ORG} confirmed the accounts of {ORG} for the year ended 31 December .
The Bonds are guaranteed by {ORG} and listed in {LOC} .
Counsel for the appellant : {PER} , {ORG} .""".split("\n")

TECHNICAL = """We run {tech} on {tech} and store events in {tech} .
Upgrade {tech} to version {n} before you enable {tech} .
The service talks to {tech} over {tech} and caches in {tech} .
Experience with {tech} , {tech} and {tech} required .
How do I connect {tech} to {tech} ?
{tech} throws an error when {tech} is not installed .
{ORG} moved from {tech} to {tech} last year .
{person} wrote the {tech} plugin for {tech} .
Install {tech} , then restart {tech} .
Skills : {tech} , {tech} , {tech} , {tech}
He exported the table from {tech} as {tech} .
{PER} maintains the {tech} client at {ORG} .
Take {tech} twice a day with food .
I bought a used {tech} and it broke after {n} days .
Our stack is {tech} , {tech} , and {tech} .
Does anyone have a {tech} charger I can borrow ?
Deploy the {tech} cluster with {tech} and expose it through {tech} .
Set {tech}_HOME before you run {tech} , otherwise the build fails with error {n} .
The {tech} workflow caches the {tech} packages between runs .
Convert the {tech} file to {tech} , then load it with {tech} or {tech} .
After the {tech} update the {tech} tests time out .
{tech} vs {tech} : which one is faster ?
{person} rewrote the {tech} parser in {tech} and cut the memory use by half .
- Fixed a crash when {tech} is disabled;- Updated {tech} to {n}.1;- Dropped {tech}
You need {tech} {n} or later ; {tech} is optional .
Our {tech} job reads from {tech} and writes to {tech} every night .
The {tech} pod keeps restarting because {tech} runs out of memory .
Looking for a {job} with {tech} , {tech} and some {tech} .
docs : explain how {tech} and {tech} work together""".split("\n")

REVIEWS = """Had brunch at {SHOP} ; {person} at the counter was so kind .
The dumplings at {SHOP} are the best in {LOC} .
Best food in town ! {SHOP} on {STREET} never disappoints .
{SHOP} did a great job on my car .
Avoid {SHOP} ! They never called back .
We had dinner at {SHOP} last night and the service was slow .
Great place . {SHOP} is worth the drive from {LOC} .
I have been going to {SHOP} for {n} years and {person} always remembers me .
{SHOP};{n} {STREET}, {LOC}
{SHOP} in {LOC} is closed on Mondays .
Ask for {person} at {SHOP} , she is wonderful .
{SHOP} - 5 stars
lunch at {SHOP} was amazing
Better than {SHOP} and half the price .
Our wedding cake came from {SHOP} .
{person} from {SHOP} fixed our roof in a day .
We ordered from {SHOP} and {SHOP} , both were late .""".split("\n")

ADDRESSES = """Please deliver to {n} {STREET}, {LOC}, NY 1{n}.
{ORG}, {n} {STREET}, {LOC}
{n} {STREET}, {LOC}
{PER};{n} {STREET};{LOC} 4{n}
The tenant shall not sublet the premises at {n} {STREET}, {LOC}.
Turn left onto {STREET} , then right at {STREET} .
The house at {n} {STREET} is for sale .
The corner of {STREET} and {STREET} is closed .
Meet me at {n}B {STREET} .
Our office moved from {STREET} to {n} {STREET} in {LOC} .
An accident on {STREET} near {LOC} slowed traffic .
Flat {n}, {n} {STREET}, {LOC} SW{n}
Parking is on {STREET} behind {ORG} .
Send the keys to {person} , {n} {STREET} , {LOC} .
She lived at {n} {STREET} until May .
{STREET}, {LOC}
Roadworks : {STREET} , {STREET} and {STREET}""".split("\n")

# What the model reads of layout: ';' stands where a line or an item ends, '.' where a cell ends, and known keys and tags are blanks (docs/layout.md).
FORMS = """Hi {person},  thanks for the file. I will send it to {PER} at {ORG} on Monday.  Best regards, {PER};{ORG};{LOC}
      {PER}.          {ORG}.           {LOC};
      {PER} <info@example.com>     {PER}.         Meeting in {LOC}; Hi {person}, see you in {LOC} on {n} May. {person}
Dear {PER}, your order {n} from {ORG} has been shipped to {n} {LOC}, {LOC}.
{PER};{n} {LOC};{LOC};Phone: 555 {n}
Experience; {job}, {ORG}, {LOC} 2019 - 2022;- Worked with {tech} and {tech};- Reported to {PER}; Education; {ORG}, BSc
{job} at {ORG} ({LOC});Skills: {tech}, {tech}, {tech}
{ORG};{job};{LOC};2015 - 2018
References;{PER}, {ORG};{PER}, {ORG}
Kontaktperson: {PER}.Reports to: {PER}.      {LOC}
Attendees: {PER}, {PER}, {PER}; Apologies: {PER}; Place: {LOC}
Bill to: {ORG}.Ship to: {n} {LOC}, {LOC}.Account manager: {PER}
Flight {n} {LOC} - {LOC};Passenger: {PER}
Directed by {PER};Starring {PER}, {PER};Filmed in {LOC}
On Mon, {PER} wrote: > I will be in {LOC} until Friday. > {person}""".split("\n")
HEADS = ("Name.Company.City.", "Person.Organisation.Place.", "", "", "", "Employee.Employer.Location.Age.", "  Name.  Company.  City. ")
