"""The terms of the ontology. Generated from ontology/policygraph.ttl by ``make fix``."""

# ruff: noqa: N816, A001
from pyoxigraph import NamedNode

NAMESPACE = "https://w3id.org/policygraph/ontology#"

Addition = NamedNode("https://w3id.org/policygraph/ontology#Addition")
Affiliation = NamedNode("https://w3id.org/policygraph/ontology#Affiliation")
Agent = NamedNode("https://w3id.org/policygraph/ontology#Agent")
AgentGroup = NamedNode("https://w3id.org/policygraph/ontology#AgentGroup")
Batch = NamedNode("https://w3id.org/policygraph/ontology#Batch")
BusinessRelation = NamedNode("https://w3id.org/policygraph/ontology#BusinessRelation")
Capture = NamedNode("https://w3id.org/policygraph/ontology#Capture")
Claim = NamedNode("https://w3id.org/policygraph/ontology#Claim")
Criterion = NamedNode("https://w3id.org/policygraph/ontology#Criterion")
Designation = NamedNode("https://w3id.org/policygraph/ontology#Designation")
DesignationReview = NamedNode("https://w3id.org/policygraph/ontology#DesignationReview")
Event = NamedNode("https://w3id.org/policygraph/ontology#Event")
Evidence = NamedNode("https://w3id.org/policygraph/ontology#Evidence")
Extraction = NamedNode("https://w3id.org/policygraph/ontology#Extraction")
Firm = NamedNode("https://w3id.org/policygraph/ontology#Firm")
FundingCommitment = NamedNode("https://w3id.org/policygraph/ontology#FundingCommitment")
Implementation = NamedNode("https://w3id.org/policygraph/ontology#Implementation")
Indicator = NamedNode("https://w3id.org/policygraph/ontology#Indicator")
Issuance = NamedNode("https://w3id.org/policygraph/ontology#Issuance")
Mention = NamedNode("https://w3id.org/policygraph/ontology#Mention")
Obligation = NamedNode("https://w3id.org/policygraph/ontology#Obligation")
Observation = NamedNode("https://w3id.org/policygraph/ontology#Observation")
Organization = NamedNode("https://w3id.org/policygraph/ontology#Organization")
OwnershipRelation = NamedNode("https://w3id.org/policygraph/ontology#OwnershipRelation")
Participation = NamedNode("https://w3id.org/policygraph/ontology#Participation")
Person = NamedNode("https://w3id.org/policygraph/ontology#Person")
Place = NamedNode("https://w3id.org/policygraph/ontology#Place")
Policy = NamedNode("https://w3id.org/policygraph/ontology#Policy")
PolicyDocument = NamedNode("https://w3id.org/policygraph/ontology#PolicyDocument")
PolicyRelation = NamedNode("https://w3id.org/policygraph/ontology#PolicyRelation")
Product = NamedNode("https://w3id.org/policygraph/ontology#Product")
Programme = NamedNode("https://w3id.org/policygraph/ontology#Programme")
PublicBody = NamedNode("https://w3id.org/policygraph/ontology#PublicBody")
QuantifiedClaim = NamedNode("https://w3id.org/policygraph/ontology#QuantifiedClaim")
Sector = NamedNode("https://w3id.org/policygraph/ontology#Sector")
SectorTargeting = NamedNode("https://w3id.org/policygraph/ontology#SectorTargeting")
Source = NamedNode("https://w3id.org/policygraph/ontology#Source")
SourceWork = NamedNode("https://w3id.org/policygraph/ontology#SourceWork")
Strategy = NamedNode("https://w3id.org/policygraph/ontology#Strategy")
SupplyRelation = NamedNode("https://w3id.org/policygraph/ontology#SupplyRelation")
SupportMeasure = NamedNode("https://w3id.org/policygraph/ontology#SupportMeasure")
Target = NamedNode("https://w3id.org/policygraph/ontology#Target")
TripleClaim = NamedNode("https://w3id.org/policygraph/ontology#TripleClaim")
Unit = NamedNode("https://w3id.org/policygraph/ontology#Unit")
Zone = NamedNode("https://w3id.org/policygraph/ontology#Zone")
abbreviation = NamedNode("https://w3id.org/policygraph/ontology#abbreviation")
about = NamedNode("https://w3id.org/policygraph/ontology#about")
absentFrom = NamedNode("https://w3id.org/policygraph/ontology#absentFrom")
addressee = NamedNode("https://w3id.org/policygraph/ontology#addressee")
administeredBy = NamedNode("https://w3id.org/policygraph/ontology#administeredBy")
amends = NamedNode("https://w3id.org/policygraph/ontology#amends")
amountBasis = NamedNode("https://w3id.org/policygraph/ontology#amountBasis")
announcedIn = NamedNode("https://w3id.org/policygraph/ontology#announcedIn")
asOf = NamedNode("https://w3id.org/policygraph/ontology#asOf")
attribution = NamedNode("https://w3id.org/policygraph/ontology#attribution")
basedOn = NamedNode("https://w3id.org/policygraph/ontology#basedOn")
baseline = NamedNode("https://w3id.org/policygraph/ontology#baseline")
baselineDate = NamedNode("https://w3id.org/policygraph/ontology#baselineDate")
batch = NamedNode("https://w3id.org/policygraph/ontology#batch")
batchOf = NamedNode("https://w3id.org/policygraph/ontology#batchOf")
beneficiary = NamedNode("https://w3id.org/policygraph/ontology#beneficiary")
bodyLevel = NamedNode("https://w3id.org/policygraph/ontology#bodyLevel")
claimedBy = NamedNode("https://w3id.org/policygraph/ontology#claimedBy")
comparator = NamedNode("https://w3id.org/policygraph/ontology#comparator")
condition = NamedNode("https://w3id.org/policygraph/ontology#condition")
confidence = NamedNode("https://w3id.org/policygraph/ontology#confidence")
conflictsWith = NamedNode("https://w3id.org/policygraph/ontology#conflictsWith")
criticality = NamedNode("https://w3id.org/policygraph/ontology#criticality")
customer = NamedNode("https://w3id.org/policygraph/ontology#customer")
date = NamedNode("https://w3id.org/policygraph/ontology#date")
deadline = NamedNode("https://w3id.org/policygraph/ontology#deadline")
designatedUnder = NamedNode("https://w3id.org/policygraph/ontology#designatedUnder")
designationStatus = NamedNode("https://w3id.org/policygraph/ontology#designationStatus")
designee = NamedNode("https://w3id.org/policygraph/ontology#designee")
digest = NamedNode("https://w3id.org/policygraph/ontology#digest")
document = NamedNode("https://w3id.org/policygraph/ontology#document")
documentNumber = NamedNode("https://w3id.org/policygraph/ontology#documentNumber")
documentType = NamedNode("https://w3id.org/policygraph/ontology#documentType")
edgeGroup = NamedNode("https://w3id.org/policygraph/ontology#edgeGroup")
endDate = NamedNode("https://w3id.org/policygraph/ontology#endDate")
event = NamedNode("https://w3id.org/policygraph/ontology#event")
eventType = NamedNode("https://w3id.org/policygraph/ontology#eventType")
evidence = NamedNode("https://w3id.org/policygraph/ontology#evidence")
extractor = NamedNode("https://w3id.org/policygraph/ontology#extractor")
formerName = NamedNode("https://w3id.org/policygraph/ontology#formerName")
formerlyDesignatedUnder = NamedNode("https://w3id.org/policygraph/ontology#formerlyDesignatedUnder")
fromPolicy = NamedNode("https://w3id.org/policygraph/ontology#fromPolicy")
funder = NamedNode("https://w3id.org/policygraph/ontology#funder")
funds = NamedNode("https://w3id.org/policygraph/ontology#funds")
gbCode = NamedNode("https://w3id.org/policygraph/ontology#gbCode")
hasMember = NamedNode("https://w3id.org/policygraph/ontology#hasMember")
identityKey = NamedNode("https://w3id.org/policygraph/ontology#identityKey")
implementationStatus = NamedNode("https://w3id.org/policygraph/ontology#implementationStatus")
implements = NamedNode("https://w3id.org/policygraph/ontology#implements")
inCapture = NamedNode("https://w3id.org/policygraph/ontology#inCapture")
inForceFrom = NamedNode("https://w3id.org/policygraph/ontology#inForceFrom")
independentSources = NamedNode("https://w3id.org/policygraph/ontology#independentSources")
indicator = NamedNode("https://w3id.org/policygraph/ontology#indicator")
inferred = NamedNode("https://w3id.org/policygraph/ontology#inferred")
instrument = NamedNode("https://w3id.org/policygraph/ontology#instrument")
issuedBy = NamedNode("https://w3id.org/policygraph/ontology#issuedBy")
issuer = NamedNode("https://w3id.org/policygraph/ontology#issuer")
jurisdiction = NamedNode("https://w3id.org/policygraph/ontology#jurisdiction")
legalStatus = NamedNode("https://w3id.org/policygraph/ontology#legalStatus")
lei = NamedNode("https://w3id.org/policygraph/ontology#lei")
locatedIn = NamedNode("https://w3id.org/policygraph/ontology#locatedIn")
memberCount = NamedNode("https://w3id.org/policygraph/ontology#memberCount")
mentions = NamedNode("https://w3id.org/policygraph/ontology#mentions")
method = NamedNode("https://w3id.org/policygraph/ontology#method")
modality = NamedNode("https://w3id.org/policygraph/ontology#modality")
module = NamedNode("https://w3id.org/policygraph/ontology#module")
negativeLabel = NamedNode("https://w3id.org/policygraph/ontology#negativeLabel")
nodeColour = NamedNode("https://w3id.org/policygraph/ontology#nodeColour")
nodeShape = NamedNode("https://w3id.org/policygraph/ontology#nodeShape")
object = NamedNode("https://w3id.org/policygraph/ontology#object")
objectValue = NamedNode("https://w3id.org/policygraph/ontology#objectValue")
operatesIn = NamedNode("https://w3id.org/policygraph/ontology#operatesIn")
operatesInSector = NamedNode("https://w3id.org/policygraph/ontology#operatesInSector")
ordinal = NamedNode("https://w3id.org/policygraph/ontology#ordinal")
organization = NamedNode("https://w3id.org/policygraph/ontology#organization")
organizationType = NamedNode("https://w3id.org/policygraph/ontology#organizationType")
outcome = NamedNode("https://w3id.org/policygraph/ontology#outcome")
owned = NamedNode("https://w3id.org/policygraph/ontology#owned")
owner = NamedNode("https://w3id.org/policygraph/ontology#owner")
ownershipType = NamedNode("https://w3id.org/policygraph/ontology#ownershipType")
owns = NamedNode("https://w3id.org/policygraph/ontology#owns")
partOf = NamedNode("https://w3id.org/policygraph/ontology#partOf")
participant = NamedNode("https://w3id.org/policygraph/ontology#participant")
participatedIn = NamedNode("https://w3id.org/policygraph/ontology#participatedIn")
partnerOf = NamedNode("https://w3id.org/policygraph/ontology#partnerOf")
party = NamedNode("https://w3id.org/policygraph/ontology#party")
periodMonths = NamedNode("https://w3id.org/policygraph/ontology#periodMonths")
person = NamedNode("https://w3id.org/policygraph/ontology#person")
pilotedIn = NamedNode("https://w3id.org/policygraph/ontology#pilotedIn")
place = NamedNode("https://w3id.org/policygraph/ontology#place")
placeText = NamedNode("https://w3id.org/policygraph/ontology#placeText")
policy = NamedNode("https://w3id.org/policygraph/ontology#policy")
position = NamedNode("https://w3id.org/policygraph/ontology#position")
predicate = NamedNode("https://w3id.org/policygraph/ontology#predicate")
produces = NamedNode("https://w3id.org/policygraph/ontology#produces")
product = NamedNode("https://w3id.org/policygraph/ontology#product")
programme = NamedNode("https://w3id.org/policygraph/ontology#programme")
promulgates = NamedNode("https://w3id.org/policygraph/ontology#promulgates")
quote = NamedNode("https://w3id.org/policygraph/ontology#quote")
quoteEnd = NamedNode("https://w3id.org/policygraph/ontology#quoteEnd")
quoteStart = NamedNode("https://w3id.org/policygraph/ontology#quoteStart")
rank = NamedNode("https://w3id.org/policygraph/ontology#rank")
recordedAt = NamedNode("https://w3id.org/policygraph/ontology#recordedAt")
refinedBy = NamedNode("https://w3id.org/policygraph/ontology#refinedBy")
relationKind = NamedNode("https://w3id.org/policygraph/ontology#relationKind")
repeals = NamedNode("https://w3id.org/policygraph/ontology#repeals")
replaces = NamedNode("https://w3id.org/policygraph/ontology#replaces")
retractedAt = NamedNode("https://w3id.org/policygraph/ontology#retractedAt")
reviews = NamedNode("https://w3id.org/policygraph/ontology#reviews")
role = NamedNode("https://w3id.org/policygraph/ontology#role")
sector = NamedNode("https://w3id.org/policygraph/ontology#sector")
setBy = NamedNode("https://w3id.org/policygraph/ontology#setBy")
setOutIn = NamedNode("https://w3id.org/policygraph/ontology#setOutIn")
sharePercent = NamedNode("https://w3id.org/policygraph/ontology#sharePercent")
shortcutFor = NamedNode("https://w3id.org/policygraph/ontology#shortcutFor")
shortcutFrom = NamedNode("https://w3id.org/policygraph/ontology#shortcutFrom")
shortcutQualifier = NamedNode("https://w3id.org/policygraph/ontology#shortcutQualifier")
shortcutTo = NamedNode("https://w3id.org/policygraph/ontology#shortcutTo")
shortcutValue = NamedNode("https://w3id.org/policygraph/ontology#shortcutValue")
source = NamedNode("https://w3id.org/policygraph/ontology#source")
sourceType = NamedNode("https://w3id.org/policygraph/ontology#sourceType")
stance = NamedNode("https://w3id.org/policygraph/ontology#stance")
startDate = NamedNode("https://w3id.org/policygraph/ontology#startDate")
statedDate = NamedNode("https://w3id.org/policygraph/ontology#statedDate")
statedPeriod = NamedNode("https://w3id.org/policygraph/ontology#statedPeriod")
subject = NamedNode("https://w3id.org/policygraph/ontology#subject")
supplier = NamedNode("https://w3id.org/policygraph/ontology#supplier")
supplies = NamedNode("https://w3id.org/policygraph/ontology#supplies")
suppliesProduct = NamedNode("https://w3id.org/policygraph/ontology#suppliesProduct")
suspendedIn = NamedNode("https://w3id.org/policygraph/ontology#suspendedIn")
targetsSector = NamedNode("https://w3id.org/policygraph/ontology#targetsSector")
ticker = NamedNode("https://w3id.org/policygraph/ontology#ticker")
tier = NamedNode("https://w3id.org/policygraph/ontology#tier")
toPolicy = NamedNode("https://w3id.org/policygraph/ontology#toPolicy")
tone = NamedNode("https://w3id.org/policygraph/ontology#tone")
unit = NamedNode("https://w3id.org/policygraph/ontology#unit")
unnamedCount = NamedNode("https://w3id.org/policygraph/ontology#unnamedCount")
updateNote = NamedNode("https://w3id.org/policygraph/ontology#updateNote")
upperValue = NamedNode("https://w3id.org/policygraph/ontology#upperValue")
uscc = NamedNode("https://w3id.org/policygraph/ontology#uscc")
usesInstrument = NamedNode("https://w3id.org/policygraph/ontology#usesInstrument")
validFrom = NamedNode("https://w3id.org/policygraph/ontology#validFrom")
validUntil = NamedNode("https://w3id.org/policygraph/ontology#validUntil")
value = NamedNode("https://w3id.org/policygraph/ontology#value")
valueText = NamedNode("https://w3id.org/policygraph/ontology#valueText")
version = NamedNode("https://w3id.org/policygraph/ontology#version")
within = NamedNode("https://w3id.org/policygraph/ontology#within")
wording = NamedNode("https://w3id.org/policygraph/ontology#wording")
work = NamedNode("https://w3id.org/policygraph/ontology#work")

CLAIM_CLASSES = (
    Affiliation,
    BusinessRelation,
    Criterion,
    Designation,
    DesignationReview,
    FundingCommitment,
    Implementation,
    Issuance,
    Obligation,
    Observation,
    OwnershipRelation,
    Participation,
    PolicyRelation,
    QuantifiedClaim,
    SectorTargeting,
    SupplyRelation,
    SupportMeasure,
    Target,
    TripleClaim,
)
ROLES = (
    addressee,
    batch,
    beneficiary,
    customer,
    designee,
    document,
    event,
    fromPolicy,
    funder,
    issuer,
    object,
    organization,
    owned,
    owner,
    participant,
    party,
    person,
    place,
    policy,
    product,
    programme,
    sector,
    setBy,
    subject,
    supplier,
    toPolicy,
)
IDENTITY_KEYS = {
    Affiliation: (
        organization,
        person,
        position,
    ),
    BusinessRelation: (
        party,
        relationKind,
    ),
    Criterion: (
        addressee,
        comparator,
        condition,
        indicator,
        programme,
        unit,
        value,
    ),
    Designation: (
        batch,
        designee,
        programme,
    ),
    DesignationReview: (
        date,
        reviews,
    ),
    FundingCommitment: (
        amountBasis,
        beneficiary,
        funder,
        instrument,
        policy,
        unit,
        value,
    ),
    Implementation: (
        implementationStatus,
        place,
        policy,
    ),
    Issuance: (document,),
    Obligation: (
        addressee,
        comparator,
        condition,
        indicator,
        setBy,
        unit,
        value,
    ),
    Observation: (
        asOf,
        batch,
        claimedBy,
        indicator,
        place,
        sector,
        subject,
        unit,
        value,
    ),
    OwnershipRelation: (
        owned,
        owner,
        validFrom,
    ),
    Participation: (
        event,
        participant,
        role,
    ),
    PolicyRelation: (
        fromPolicy,
        relationKind,
        toPolicy,
    ),
    QuantifiedClaim: (
        comparator,
        indicator,
        unit,
        upperValue,
        value,
        valueText,
    ),
    SectorTargeting: (
        policy,
        sector,
    ),
    SupplyRelation: (
        customer,
        product,
        supplier,
    ),
    SupportMeasure: (
        beneficiary,
        instrument,
        policy,
    ),
    Target: (
        comparator,
        deadline,
        indicator,
        place,
        sector,
        setBy,
        subject,
        unit,
        value,
        valueText,
    ),
    TripleClaim: (
        object,
        objectValue,
        predicate,
        subject,
    ),
}
