// Cards of cases under random codes, all that belongs to one hanging on it; what is left of those that were erased; and
// the assessments without which there are none.
CREATE CONSTRAINT casework_assessment_id IF NOT EXISTS FOR (n:CaseworkAssessment) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT case_card_id IF NOT EXISTS FOR (n:CaseCard) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT case_card_code IF NOT EXISTS FOR (n:CaseCard) REQUIRE n.code IS UNIQUE;
CREATE CONSTRAINT case_area_id IF NOT EXISTS FOR (n:CaseArea) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT case_measure_id IF NOT EXISTS FOR (n:CaseMeasure) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT case_view_id IF NOT EXISTS FOR (n:CaseView) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT case_view_link IF NOT EXISTS FOR (n:CaseView) REQUIRE n.linkHash IS UNIQUE;
CREATE CONSTRAINT case_event_id IF NOT EXISTS FOR (n:CaseEvent) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT case_proof_hash IF NOT EXISTS FOR (n:CaseProof) REQUIRE n.hash IS UNIQUE;
CREATE INDEX case_card_expiry IF NOT EXISTS FOR (n:CaseCard) ON (n.expiresOn);
CREATE INDEX case_card_age IF NOT EXISTS FOR (n:CaseCard) ON (n.age);
