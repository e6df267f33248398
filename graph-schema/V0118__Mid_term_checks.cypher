// What both sides say of a mentoring in its middle.
CREATE CONSTRAINT mid_term_engagement IF NOT EXISTS FOR (n:MidTerm) REQUIRE n.engagementId IS UNIQUE;
CREATE CONSTRAINT mid_term_answer_key IF NOT EXISTS FOR (n:MidTermAnswer) REQUIRE n.key IS UNIQUE;
