"""The words that short.py fills its templates with. Verbs: (base, third person, past, participle, -ing)."""


def lines(text):
    return [' '.join(item.split()) for item in text.split(',')]


def regular(text):
    """Verbs with -ed; 'grab' is written grab+b where the last letter doubles."""
    made = []
    for item in lines(text):
        word, *more = item.split(' ')
        base, _, double = word.partition('+')
        if base.endswith('e'):
            forms = [base, base + 's', base + 'd', base + 'd', base[:-1] + 'ing']
        elif base.endswith('y') and base[-2] not in 'aeiou':
            forms = [base, base[:-1] + 'ies', base[:-1] + 'ied', base[:-1] + 'ied', base + 'ing']
        else:
            s = 'es' if base.endswith(('s', 'sh', 'ch', 'x')) else 's'
            forms = [base, base + s, base + double + 'ed', base + double + 'ed', base + double + 'ing']
        made.append(tuple(' '.join([f, *more]) for f in forms))
    return made


SINGULAR_S = {'crisis', 'mass', 'press', 'bus', 'politics'}
PLURAL = {'people', 'police', 'men', 'women', 'children', 'gunmen', 'policemen', 'fishermen', 'tribesmen', 'clergymen', 'passers-by'}
PLURAL_COMPOUND = {'arms', 'sanctions', 'drugs', 'weapons', 'women'}

NUMBERS = lines('one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fifteen, twenty, thirty, forty')
MANY = lines('dozens, scores, hundreds, thousands, dozens')
COUNTRIES = lines('''Algeria, Amman, Angola, Argentina, Athens, Baghdad, Bahrain, Beijing, Beirut, Belgium, Belgrade, Bogota, Brazil, Brussels,
Budapest, Burundi, Cairo, Cambodia, Cameroon, Canada, China, Colombia, Copenhagen, Croatia, Cuba, Cyprus, Damascus, Delhi, Denmark, Egypt,
Eritrea, Ethiopia, France, Germany, Ghana, Greece, Guatemala, Hanoi, Havana, Honduras, Hungary, India, Indonesia, Iran, Iraq, Islamabad,
Israel, Italy, Jakarta, Japan, Jordan, Kabul, Kenya, Khartoum, Kuwait, Kyiv, Laos, Lebanon, Lima, Lisbon, London, Madrid, Malawi, Malaysia,
Mali, Mexico, Mogadishu, Moscow, Mozambique, Myanmar, Nepal, Nicaragua, Niger, Nigeria, Norway, Oman, Pakistan, Panama, Paris, Poland,
Portugal, Pretoria, Qatar, Romania, Rome, Russia, Rwanda, Senegal, Serbia, Somalia, Spain, Sudan, Sweden, Syria, Taipei, Tbilisi, Tehran,
Thailand, Tokyo, Tripoli, Tunis, Turkey, Uganda, Ukraine, Vienna, Vietnam, Warsaw, Washington, Yemen, Yerevan, Zagreb, Zambia, Zimbabwe''')
CITIES = lines('''Aden, Aleppo, Asmara, Baghdad, Bamako, Bangui, Basra, Beirut, Benghazi, Bogota, Bujumbura, Cairo, Cali, Caracas, Colombo, Dakar,
Damascus, Darfur, Delhi, Donetsk, Fallujah, Gaza, Goma, Grozny, Helmand, Herat, Hodeida, Homs, Idlib, Jaffna, Jenin, Jos, Juba, Kabul,
Kandahar, Karachi, Kashmir, Kharkiv, Khartoum, Kherson, Kirkuk, Kunduz, Lagos, Lahore, Lima, Maiduguri, Manila, Marib, Medellin, Mogadishu,
Mosul, Nablus, Nairobi, Odesa, Peshawar, Quetta, Rafah, Raqqa, Sanaa, Srinagar, Sirte, Taiz, Tigray, Tikrit, Timbuktu, Tripoli, Zamboanga''')

GIVEN = lines('Ahmed, Ali, Anna, Carlos, David, Elena, Fatima, Hassan, Ivan, James, Jean, John, Jorge, Karim, Luis, Maria, Michel, Omar, Pedro, Sara, Viktor, Yusuf')
FAMILY = lines('''Abdi, Aziz, Banda, Bello, Castro, Diallo, Dube, Gomez, Haddad, Ibrahim, Ivanov, Kamara, Keita, Khan, Kovac, Lopez, Mensah, Moreno, Nkosi,
Novak, Okoro, Petrov, Rahman, Rojas, Salim, Santos, Silva, Traore, Vargas, Yilmaz''')
NATIONS = lines('Libyan, Israeli, Iraqi, Syrian, Kenyan, Russian, Turkish, French, Serbian, Afghan, Somali, Sudanese, Indian, Chilean, Cuban, Polish')
OFFICES = lines('leader, president, minister, foreign/JJ minister, prime/JJ minister, general, envoy, rebel commander, opposition leader, defence minister')
GROUPS = lines('Front/NNP, Army/NNP, Movement/NNP, Brigades/NNPS, Party/NNP, League/NNP')
GROUP_FIRST = lines('Liberation, Patriotic, National, Democratic, Freedom, Unity, Islamic, Martyrs, Popular, Northern')

ACTORS_MANY = lines('''militants, gunmen, rebels, troops, soldiers, police, protesters, insurgents, guerrillas, settlers, extremists, jihadists,
kidnappers, hijackers, pirates, smugglers, looters, attackers, fighters, guards, commandos, paratroopers, marines, peacekeepers, villagers,
tribesmen, herders, assailants, mercenaries, mutineers, raiders, arsonists, poachers, hackers, warplanes, jets, helicopters, drones, tanks,
gunships, police officers, army snipers, border guards, government troops, government forces, rebel fighters, security forces, riot police, tribal/JJ
militias, masked/JJ gunmen, armed/JJ men, armed/JJ robbers, foreign/JJ fighters, young/JJ men, cattle raiders, drug gangs, street
gangs, vigilantes, inmates, prison guards, militia members, army officers, special/JJ forces, suicide bombers, car bombers, arms dealers,
Israeli/JJ jets, Syrian/JJ rebels, Iraqi/JJ troops, Kurdish/JJ fighters, Russian/JJ tanks, Turkish/JJ police, Afghan/JJ forces, activists''')
ACTORS_ONE = lines('''army, militia, gunman, mob, gang, sniper, bomber, navy, soldier, guard, court, government, regime, junta, cartel, militant,
police chief, security guard, army unit, rebel group, army patrol, rebel leader, warlord, hacker group, suicide bomber, car bomber, militia chief,
rebel army, air force, coast guard, army general, opposition, ministry, teenager, student, driver, policeman, crowd, tribe, faction, splinter
group, drone, warship, army helicopter, fighter jet, war crimes court, police, police unit, robber, prisoner, peacekeeper, minister, president''')
SIDES = lines('rebel, army, militia, government, police, opposition, union, cartel')
PERSON = lines('''commander, mayor, judge, priest, teacher, journalist, reporter, driver, nurse, doctor, student, boy, girl, man, woman, child,
policeman, officer, lawyer, cleric, imam, bishop, farmer, activist, protester, guard, hostage, envoy, diplomat, general, colonel, spy, pilot,
minister, governor, senator, candidate, lawmaker, editor, tourist, engineer, translator, shopkeeper, fisherman, taxi driver, bus driver,
police chief, rebel leader, union leader, aid worker, army captain, opposition leader, rebel commander, drug lord, gang leader, party official,
village elder, tribal/JJ chief, radio host, bank manager, prison guard, rights activist, French/JJ tourist, ex-minister, truck driver''')
PEOPLE = lines('''people, civilians, villagers, soldiers, policemen, police officers, children, women, students, pupils, workers, miners, farmers,
herders, fishermen, protesters, worshippers, pilgrims, passengers, tourists, journalists, reporters, doctors, nurses, guards, rebels, militants,
gunmen, fighters, insurgents, hostages, prisoners, inmates, migrants, refugees, settlers, officers, pilots, sailors, monks, nuns, aid workers,
peacekeepers, army recruits, oil workers, bus passengers, government soldiers, border guards, teachers, judges, activists, shoppers, residents''')

TARGETS = lines('''town, village, base, army base, camp, refugee camp, airport, air base, bridge, hospital, school, girls school, market, mosque, church,
police station, police post, checkpoint, border post, outpost, convoy, aid convoy, army convoy, bus, school bus, train, ship, oil tanker, ferry,
boat, fishing boat, truck, aid trucks, villages, towns, homes, houses, shops, bank, embassy, consulate, hotel, office, party office, newspaper
office, radio station, tv station, power plant, power lines, oil field, oil refinery, pipeline, gas pipeline, dam, port, airfield, prison, jail, barracks,
army barracks, depot, arms depot, fuel depot, warehouse, factory, mine, farm, palace, parliament, ministry, court, monastery, temple, shrine,
rebel base, rebel camp, rebel positions, army positions, militia stronghold, rebel stronghold, government buildings, northern/JJ town, border town,
border village, coastal/JJ city, capital, city hall, crowd, patrol, police patrol, army patrol, peacekeepers, civilians, troops, crowd, rally, wedding''')
PLACES = lines('''capital, market, village, town, city, north, south, east, west, suburb, slum, port, desert, province, region, district, border, camp,
mosque, church, school, prison, airport, station, hotel, street, square, city centre, border region, border town, refugee camp, bus station,
old/JJ town, northern/JJ province, southern/JJ city, disputed/JJ region, oil region, jungle, mountains, valley, nightclub, restaurant, mall''')

DEEDS = lines('''attack, attacks, blast, blasts, bombing, bombings, bomb, bombs, raid, raids, strike, strikes, airstrike, airstrikes, ambush, shelling,
shooting, shootings, clash, clashes, explosion, fire, gunfire, rocket, rockets, mortar, shell, shells, missile, missiles, crash, riot, riots,
stampede, assault, offensive, siege, battle, fight, fighting, violence, unrest, massacre, killing, killings, crackdown, landmine, mine, grenade,
flood, floods, quake, storm, landslide, collapse, shootout, gun battle, car bomb, protest, protests, rally, march, bomb blast''')
DEED_FIRST = lines('''car, suicide, drone, rocket, mortar, grenade, knife, gun, air, missile, mine, school, church, mosque, market, bus, train, border,
nightclub, army, rebel, police, militia, prison, gang, roadside, truck, hotel, airport, embassy, village, street, dawn, night, weekend, arson, acid,
mob, gas, pipeline, car bomb, truck bomb, suicide bomb, roadside bomb, rebel rocket, army drone, police raid, shell, artillery, artillery shell''')
DEED_ADJECTIVES = lines('deadly, fresh, new, twin, massive, deadly, tribal, ethnic, sectarian, heavy, fierce, Israeli, Russian, Turkish, Syrian, Kurdish')
DEED_NOUNS_ING = lines('shelling, bombing, fighting, shooting, rioting, gunfire, looting, flooding')
CAUSES = lines('''pay, prices, fuel prices, food prices, land, water, cattle, election, vote, poll, tax, tax rise, war, murder, bomb plot, coup plot,
killings, corruption, graft, arrests, police violence, border, hostages, prisoners, ceasefire, truce, sanctions, reform, pensions, job cuts,
wages, attack, blast, spying, cartoon, law, new/JJ law, ban, power cuts, bread, rape, unrest, war crimes, arms sales, troop withdrawal''')
MATTERS = lines('''talks, peace talks, ceasefire, truce, trial, war, siege, hunt, manhunt, death toll, toll, tension, tensions, fears, hopes, protest,
strike, march, rally, revolt, mutiny, coup, evacuation, election, vote, refugee crisis, hostage crisis, arms race, search, inquiry, blockade,
peace deal, border talks, hostage talks, prisoner swap, prices, sanctions, arms sales, aid, floods''')

ATTACKS = regular('''attack, shell, storm, raid, bomb, ambush, seize, target, loot, surround, block, destroy, damage, capture, search, burn, wreck,
rocket, strafe, defend, enter, guard, mine, batter, bombard, recapture, reach, rob+b, invade, blockade, evacuate''') + [
    ('strike', 'strikes', 'struck', 'struck', 'striking'),
    ('hit', 'hits', 'hit', 'hit', 'hitting'),
    ('overrun', 'overruns', 'overran', 'overrun', 'overrunning'),
    ('retake', 'retakes', 'retook', 'retaken', 'retaking'),
    ('take', 'takes', 'took', 'taken', 'taking'),
    ('fight', 'fights', 'fought', 'fought', 'fighting'),
    ('hold', 'holds', 'held', 'held', 'holding'),
    ('lose', 'loses', 'lost', 'lost', 'losing'),
    ('flee', 'flees', 'fled', 'fled', 'fleeing'),
    ('leave', 'leaves', 'left', 'left', 'leaving'),
    ('blow up', 'blows up', 'blew up', 'blown up', 'blowing up'),
    ('burn down', 'burns down', 'burned down', 'burned down', 'burning down'),
    ('set up', 'sets up', 'set up', 'set up', 'setting up'),
]
HARMS = regular('kill, wound, injure, displace, murder, trap+p, kill, wound, injure, kill, wound') + [
    ('hurt', 'hurts', 'hurt', 'hurt', 'hurting'),
]
HARMS_PEOPLE = regular('kill, wound, injure, kidnap+p, arrest, detain, murder, behead, execute, abduct, displace, kill, wound') + [
    ('hurt', 'hurts', 'hurt', 'hurt', 'hurting'),
    ('shoot', 'shoots', 'shot', 'shot', 'shooting'),
    ('take', 'takes', 'took', 'taken', 'taking'),
]
SHOOT = ('shoot', 'shoots', 'shot', 'shot', 'shooting')
FIRE = regular('fire, fire') + [SHOOT]
DONE_TO_PEOPLE = regular('''arrest, detain, release, jail, charge, question, kidnap+p, rescue, execute, murder, sentence, deport, expel+l, stab+b, torture, ban+n''') + [
    SHOOT, SHOOT, SHOOT,
    ('hold', 'holds', 'held', 'held', 'holding'),
    ('free', 'frees', 'freed', 'freed', 'freeing'),
    ('hang', 'hangs', 'hanged', 'hanged', 'hanging'),
    ('beat', 'beats', 'beat', 'beaten', 'beating'),
    ('find', 'finds', 'found', 'found', 'finding'),
]
DONE_TO_PLACES = regular('bomb, shell, attack, raid, damage, destroy, close, storm, loot, target, burn, evacuate, block, rocket') + [
    ('hit', 'hits', 'hit', 'hit', 'hitting'),
    ('retake', 'retakes', 'retook', 'retaken', 'retaking'),
    ('overrun', 'overruns', 'overran', 'overrun', 'overrunning'),
]
HAPPENS = regular('explode, erupt, continue') + [
    ('go off', 'goes off', 'went off', 'gone off', 'going off'),
    ('break out', 'breaks out', 'broke out', 'broken out', 'breaking out'),
    ('begin', 'begins', 'began', 'begun', 'beginning'),
]
THROUGH = [
    (regular('rip+p')[0], 'through'), (regular('slam+m')[0], 'into'), (regular('crash')[0], 'into'), (regular('smash')[0], 'into'),
    (('tear', 'tears', 'tore', 'torn', 'tearing'), 'through'), (regular('plough')[0], 'into'), (('fall', 'falls', 'fell', 'fallen', 'falling'), 'on'),
    (regular('land')[0], 'on'), (('sweep', 'sweeps', 'swept', 'swept', 'sweeping'), 'through'), (regular('rain')[0], 'on'),
]
GOES_ON = regular('''continue, end, resume, fail, escalate, intensify, stall, erupt, worsen, ease, loom, drag+g on, fade, mount, halt, start''') + [
    ('rise', 'rises', 'rose', 'risen', 'rising'),
    ('fall', 'falls', 'fell', 'fallen', 'falling'),
    ('spread', 'spreads', 'spread', 'spread', 'spreading'),
    ('begin', 'begins', 'began', 'begun', 'beginning'),
    ('break down', 'breaks down', 'broke down', 'broken down', 'breaking down'),
    ('break out', 'breaks out', 'broke out', 'broken out', 'breaking out'),
    ('flare up', 'flares up', 'flared up', 'flared up', 'flaring up'),
    ('grow', 'grows', 'grew', 'grown', 'growing'),
]
SPEECH = regular('condemn, deny, claim, admit+t, plan+n, fear, report, probe, order, launch, halt, repel+l, stage, mark, foil, threaten, prevent, face, end') + [
    ('mourn', 'mourns', 'mourned', 'mourned', 'mourning'),
    ('fight', 'fights', 'fought', 'fought', 'fighting'),
    ('stop', 'stops', 'stopped', 'stopped', 'stopping'),
]

TIES = lines('ties, relations, contacts, links, diplomatic/JJ ties, trade ties, full/JJ relations, trade, diplomatic/JJ relations')
PACTS = lines('pact, accord, treaty, deal, truce, peace deal, trade pact, border treaty, ceasefire, arms deal, peace accord, defence pact, loan')
ENVOYS = lines('ambassador, envoy, diplomats, ambassadors, consul, attache')
POLITICS = [
    (regular('establish')[0], TIES, 'with', 'nmod'),
    (regular('renew')[0], TIES, 'with', 'nmod'),
    (regular('sever')[0], TIES, 'with', 'nmod'),
    (regular('resume')[0], TIES, 'with', 'nmod'),
    (regular('suspend')[0], TIES, 'with', 'nmod'),
    (regular('end')[0], TIES, 'with', 'nmod'),
    (('cut', 'cuts', 'cut', 'cut', 'cutting'), TIES, 'with', 'nmod'),
    (('break', 'breaks', 'broke', 'broken', 'breaking'), TIES, 'with', 'nmod'),
    (('seek', 'seeks', 'sought', 'sought', 'seeking'), TIES, 'with', 'nmod'),
    (regular('sign')[0], PACTS, 'with', 'nmod'),
    (regular('reject')[0], PACTS, 'with', 'nmod'),
    (regular('back')[0], PACTS, 'with', 'nmod'),
    (regular('ratify')[0], PACTS, 'with', 'nmod'),
    (regular('offer')[0], PACTS, 'to', 'obl'),
    (regular('propose')[0], PACTS, 'to', 'obl'),
    (('ink', 'inks', 'inked', 'inked', 'inking'), PACTS, 'with', 'nmod'),
    (('break', 'breaks', 'broke', 'broken', 'breaking'), PACTS, '', ''),
    (regular('recall')[0], ENVOYS, 'from', 'obl'),
    (regular('expel+l')[0], ENVOYS, '', ''),
    (regular('summon')[0], ENVOYS, '', ''),
    (regular('name')[0], ENVOYS, 'to', 'nmod'),
    (('send', 'sends', 'sent', 'sent', 'sending'), lines('troops, arms, aid, weapons, envoy, warships, food aid, peacekeepers, jets'), 'to', 'obl'),
    (regular('pledge')[0], lines('aid, troops, support, food aid, loans, help'), 'to', 'obl'),
    (regular('threaten')[0], lines('war, sanctions, action, strike, rebels, strikes, neighbours, attack'), '', ''),
    (regular('vow')[0], lines('revenge, war, action, response, reforms, crackdown'), '', ''),
    (regular('host')[0], lines('talks, peace talks, summit, rebels, envoys, donors'), 'with', 'nmod'),
    (regular('hail')[0], lines('truce, vote, deal, ceasefire, ruling, release, win'), '', ''),
    (regular('lift')[0], lines('ban, embargo, blockade, siege, sanctions, curfew, emergency rule'), '', ''),
    (regular('impose')[0], lines('ban, curfew, sanctions, embargo, blockade, martial/JJ law, new/JJ sanctions'), '', ''),
    (regular('urge')[0], lines('calm, restraint, truce, talks, unity, reform'), '', ''),
    (regular('demand')[0], lines('release, withdrawal, apology, talks, answers, ransom, inquiry, vote'), '', ''),
    (regular('visit')[0], lines('troops, camp, capital, base, victims, border, refugees, region'), '', ''),
    (regular('blame')[0], lines('rebels, militants, army, neighbours, opposition, gangs, foreign/JJ powers'), '', ''),
    (('free', 'frees', 'freed', 'freed', 'freeing'), lines('prisoners, hostages, rebels, journalist, activists, soldiers, captives'), '', ''),
    (regular('jail')[0], lines('activists, rebels, journalist, editor, protesters, rapper, general, ex-minister'), '', ''),
    (regular('release')[0], lines('prisoners, hostages, funds, report, rebels, photos, captives, hostage'), '', ''),
    (regular('block')[0], lines('vote, aid, roads, motion, access, sanctions, bid, probe, road, border'), '', ''),
    (regular('approve')[0], lines('budget, law, arms sales, reform, bill, emergency law, arms deal, loan'), '', ''),
    (('veto', 'vetoes', 'vetoed', 'vetoed', 'vetoing'), lines('resolution, bill, sanctions, motion, law'), '', ''),
    (regular('order')[0], lines('attack, probe, curfew, retreat, inquiry, strikes, raids, evacuation, release'), '', ''),
]
MARCHERS = lines('''students, teachers, workers, miners, nurses, doctors, farmers, villagers, women, refugees, settlers, monks, lawyers, taxi drivers, opposition
supporters, thousands, hundreds, unions, dockers, truckers, exiles, migrants, prisoners, police, residents''')
PROTESTS = [
    (regular('march')[0], ('over', 'against', 'on', 'in', 'through', 'for')), (regular('protest')[0], ('over', 'against', 'in', 'at', '', '')),
    (regular('rally')[0], ('against', 'in', 'over', 'for')), (('strike', 'strikes', 'struck', 'struck', 'striking'), ('over', 'for', 'in')),
    (regular('riot')[0], ('over', 'in', 'at')), (regular('demonstrate')[0], ('against', 'in', 'over')), (regular('clash')[0], ('over', 'in', 'near', 'at')),
    (regular('battle')[0], ('over', 'in', 'for')), (regular('gather')[0], ('in', 'at')), (regular('boycott')[0], ('',)), (regular('fear')[0], ('',)),
    (regular('demand')[0], ('',)), (('flee', 'flees', 'fled', 'fled', 'fleeing'), ('', 'to', 'from')),
]
PEOPLE_DO = regular('arrive, escape, return, march, testify, recover, surrender, talk, walk, protest, appeal') + [
    ('flee', 'flees', 'fled', 'fled', 'fleeing'), ('die', 'dies', 'died', 'died', 'dying'), ('fight on', 'fights on', 'fought on', 'fought on', 'fighting on'),
    ('speak', 'speaks', 'spoke', 'spoken', 'speaking'), ('leave', 'leaves', 'left', 'left', 'leaving'),
]
