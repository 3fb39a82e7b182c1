"""Sentences and forms of many registers with places for names: {PER}, {ORG}, {LOC}; {person} is a lone last or first name, {tech} a product or technology, {n} a number."""

TECH = ("Kubernetes PostgreSQL Docker Redis Kafka Terraform Ansible Jenkins Python Rust Kotlin TypeScript React Angular Django Flask Spring Hibernate MongoDB Cassandra Elasticsearch GraphQL RabbitMQ Nginx Prometheus "
        "Grafana Spark Hadoop Airflow TensorFlow PyTorch NumPy Linux Windows Android iOS Excel PowerPoint Photoshop Word Outlook Firefox Chrome Safari Git Maven Gradle Webpack Node.js Lambda S3 EC2 BigQuery Snowflake "
        "Bluetooth Wi-Fi USB HDMI Ethernet TCP UDP HTTP JSON XML YAML SQL NoSQL REST OAuth JWT TLS SSH VPN DNS CSS HTML Java C++ Scala Swift Perl Bash PowerShell Lucene Solr ZooKeeper Vault Consul Istio Helm Envoy "
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
{person} , can you send me the file ?""".split("\n")

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
Does anyone have a {tech} charger I can borrow ?""".split("\n")

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
