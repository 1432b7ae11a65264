/** A small project of CORDIS's form, invented: three members with shares, one associated partner. */
export const PROJECTS = `projectID,acronym,startDate,endDate,totalCost,ecMaxContribution
900000001,BRIDGE,2024-01-01,2026-12-31,1000.50,800.25
`;
export const PARTICIPATIONS = `projectID,acronym,role,organisationID,legalName,activityType,terminated,ecContribution,netEcContribution,totalCost
900000001,BRIDGE,participant,100000002,"Harbour Cranes, Ltd",PRC,false,300.25,300.25,500.50
900000001,BRIDGE,coordinator,100000001,Harbour University,HES,false,500,400,500
900000001,BRIDGE,thirdParty,100000003,Harbour Tests,REC,false,0,100,0
900000001,BRIDGE,associatedPartner,100000004,Harbour City,PUB,false,,0,0
`;
