// Who may open an account.
CREATE CONSTRAINT invitation_id IF NOT EXISTS FOR (n:Invitation) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT invitation_once IF NOT EXISTS FOR (n:Invitation) REQUIRE (n.email, n.role, n.subject) IS UNIQUE;
CREATE INDEX invitation_subject IF NOT EXISTS FOR (n:Invitation) ON (n.subject);
CREATE CONSTRAINT declined_applicant_id IF NOT EXISTS FOR (n:DeclinedApplicant) REQUIRE n.id IS UNIQUE;
