"""Who holds which office, and of what."""

from __future__ import annotations

import pytest

from comity.reading.post.posts import posts

from .conftest import PageOf


def told(page_of: PageOf, text: str) -> set[tuple[str, str]]:
    return {(post.person.name, post.of.id or post.of.name) for post in posts(page_of(text))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A delegation of the Gimcheon City Council, headed by its Chairman Na Yeong-min, came on Monday.",
            {("Na Yeong-min", "Gimcheon City Council")},
        ),
        (
            "Present were Pham Van Loi - Director of the Department of Foreign Affairs, "
            "and Mr. Ahn Min-sik (left), Consul General of the Republic of Korea in Da Nang.",
            {("Pham Van Loi", "Department of Foreign Affairs"), ("Ahn Min-sik", "kr")},
        ),
        (
            "The guests met Ms. Kim Ji-hye, who heads the Vietnam office of KOTRA.",
            {("Kim Ji-hye", "org/kotra")},
        ),
        (
            "Suwon City (Mayor Yeom Tae-young) and Siem Reap Province (Governor Khim Bunsong) met.",
            {("Yeom Tae-young", "kr/gyeonggi/suwon"), ("Khim Bunsong", "kh/siem-reap")},
        ),
        (
            "Mayors Kim Hana of Wonju and Lee Mina of Gangneung cut the ribbon.",
            {("Kim Hana", "kr/gangwon/wonju"), ("Lee Mina", "kr/gangwon/gangneung")},
        ),
        (
            "Wonju and Gangneung were there. Mayors Kim Hana and Lee Mina cut the ribbon.",
            {("Kim Hana", "kr/gangwon/wonju"), ("Lee Mina", "kr/gangwon/gangneung")},
        ),
        (
            "Lund College and the University of Galway agree, say their presidents, Ann Lind and Owen Burke.",
            {("Ann Lind", "Lund College"), ("Owen Burke", "University of Galway")},
        ),
        (
            "Gdynia in Poland and Kiel in Germany are friends. Their mayors, Jan Nowak and Uwe Horn, met.",
            {("Jan Nowak", "pl/pomerania/gdynia"), ("Uwe Horn", "de/schleswig-holstein/kiel")},
        ),
        (
            "Gdynia received the mayor of Kiel, Germany, Uwe Horn, on Monday.",
            {("Uwe Horn", "de/schleswig-holstein/kiel")},
        ),
        (
            "Gdynia, whose mayor is Jan Nowak, wrote to Kiel in Germany.",
            {("Jan Nowak", "pl/pomerania/gdynia")},
        ),
        (
            "The Cathaoirleach of Kerry County Council, Cllr Nora Foley, welcomed guests from Boston.",
            {("Nora Foley", "Kerry County Council")},
        ),
        (
            "The Cary Sister City Committee met. The chairman of the committee, John Reid, spoke.",
            {("John Reid", "Cary Sister City Committee")},
        ),
        (
            "Tom Dunne, Head of Enterprise with Sligo County Council, flew to Kempten in Germany.",
            {("Tom Dunne", "Sligo County Council")},
        ),
        (
            "Ann Lind, head of foreign relations at the City of Gothenburg, flew to Shanghai.",
            {("Ann Lind", "se/vastra-gotaland/gothenburg")},
        ),
        (
            "Bavaria's minister of state for European affairs, Uwe Horn, flew to Quebec.",
            {("Uwe Horn", "de/bavaria")},
        ),
        (
            "Ann Lind OBE, Mayor of Freetown, and Cardiff City Council's leader, Cllr Tom Dunne, met.",
            {("Ann Lind", "sl/western-area/freetown"), ("Tom Dunne", "Cardiff City Council")},
        ),
        (
            "Tom Dunne's counterpart in Nantes, Luc Roux, agreed. Dunne has been mayor of Recife since May.",
            {("Tom Dunne", "br/pernambuco/recife"), ("Luc Roux", "fr/pays-de-la-loire/nantes")},
        ),
        (
            "Nantes mayor Luc Roux met the chief of staff to the mayor of Denver, Jenn Marsh.",
            {("Luc Roux", "fr/pays-de-la-loire/nantes")},
        ),
        (
            "Guests came to Tamworth, Australia. Mayor Tom Dunne and general manager Ann Lind thanked them.",
            {
                ("Tom Dunne", "au/new-south-wales/tamworth"),
                ("Ann Lind", "au/new-south-wales/tamworth"),
            },
        ),
        (
            "The team met Governor Grace Dunne in Nakuru, Kenya.",
            {("Grace Dunne", "ke/nakuru")},
        ),
        (
            "Rosa Lima chairs the Friends of Recife in Nantes, France.",
            {("Rosa Lima", "Friends of Recife")},
        ),
        (
            "Jesus Pereira dos Santos, prefect of Manaus, flew to Porto.",
            {("Jesus Pereira dos Santos", "br/amazonas/manaus")},
        ),
        (
            "Nantes mayor Luc Roux signed for the French city, deputy mayor Jan Nowak for the Polish side. "
            "Gdynia gave a boat.",
            {("Luc Roux", "fr/pays-de-la-loire/nantes"), ("Jan Nowak", "pl/pomerania/gdynia")},
        ),
        (
            "Nantes mayor Luc Roux signed; Deputy Mayor Jan Nowak did so for Gdynia.",
            {("Luc Roux", "fr/pays-de-la-loire/nantes"), ("Jan Nowak", "pl/pomerania/gdynia")},
        ),
        (
            "Ann Lind, who heads the city's foreign relations office, flew from Gothenburg to Shanghai.",
            {("Ann Lind", "se/vastra-gotaland/gothenburg")},
        ),
        (
            "Ann Lind, who chairs the twinning association, flew from Gothenburg to Shanghai.",
            {("Ann Lind", "twinning association")},
        ),
        (
            "Lund University teaches Korean. The university has 40 students from Busan, says its "
            "vice-chancellor, Ann Lind.",
            {("Ann Lind", "Lund University")},
        ),
        (
            "The councillor for sport of Vigo, Carmela Soto, flew to Itajaí in Brazil.",
            {("Carmela Soto", "es/galicia/vigo")},
        ),
        (
            "The mayor of Haro in Spain's La Rioja region, Mr Juan Ruiz, flew to Busan.",
            {("Juan Ruiz", "es/la-rioja/haro")},
        ),
        (
            "Under mayor Pabel Ruiz, Quito signed with Busan. Ruiz's predecessor Juan Lind had begun it.",
            {("Pabel Ruiz", "ec/pichincha/quito"), ("Juan Lind", "ec/pichincha/quito")},
        ),
        (
            "The First Deputy Head of the Minsk City Tourism Committee, Nadia Orlova, flew to Shenzhen.",
            {("Nadia Orlova", "Minsk City Tourism Committee")},
        ),
        (
            "The head of the Sverdlovsk region's ministry for foreign ties, Oleg Orlov, flew to Harbin.",
            {("Oleg Orlov", "ru/sverdlovsk")},
        ),
        (
            "Uwe Horn, PhD, and Ann Nowak, MD, the mayors of Kiel, Germany, and Gdynia, Poland, met.",
            {("Uwe Horn", "de/schleswig-holstein/kiel"), ("Ann Nowak", "pl/pomerania/gdynia")},
        ),
        ("The Magistrate Court of Kiel wrote to Gdynia.", set()),
        (
            "Deputy Mayor of Culture Ann Lind of Gothenburg welcomed guests from Kiel.",
            {("Ann Lind", "se/vastra-gotaland/gothenburg")},
        ),
        (
            "Gothenburg's Director of Tourism Ann Lind welcomed guests from Kiel.",
            {("Ann Lind", "se/vastra-gotaland/gothenburg")},
        ),
        (
            "Sabah's Assistant Minister of Tourism, Joni Bang, flew to Busan.",
            {("Joni Bang", "my/sabah")},
        ),
        (
            "The paper was signed by Kim Hana for Wonju and Lee Mina for Gangneung, the two mayors.",
            {("Kim Hana", "kr/gangwon/wonju"), ("Lee Mina", "kr/gangwon/gangneung")},
        ),
        (
            "Mr. Tran Van Bac, Standing Vice Chairman, and Mr. Le Van Nam, Vice Chairman of the Nghe An "
            "Provincial People's Council, received them.",
            {
                ("Tran Van Bac", "Nghe An Provincial People's Council"),
                ("Le Van Nam", "Nghe An Provincial People's Council"),
            },
        ),
        (
            "Ms. Kim Hana came to Hue for the first time since she had become Mayor of Wonju.",
            {("Kim Hana", "kr/gangwon/wonju")},
        ),
        (
            "Everybody knows Kim Hana. The mayor of Wonju, a poet, thanked her hosts.",
            {("Kim Hana", "kr/gangwon/wonju")},
        ),
        ("In Wonju, the doors open at nine. Mayor Kim Hana will speak.", {("Kim Hana", "kr/gangwon/wonju")}),
        (
            "Wonju sent Park Soo-min, head of the city's tax division, to Hue.",
            {("Park Soo-min", "kr/gangwon/wonju"), ("Park Soo-min", "tax division")},
        ),
        (
            "Mr. Park Soo-min, Director of the Tax Department of Wonju City, spoke.",
            {("Park Soo-min", "Tax Department"), ("Park Soo-min", "kr/gangwon/wonju")},
        ),
        (
            "Yoon Sang-ho, who is chairman of the Korea Chamber of Business in Vietnam (KorCham), and "
            "Ryu Hang-ha, its former president, took the floor.",
            {("Yoon Sang-ho", "org/korcham-vn"), ("Ryu Hang-ha", "org/korcham-vn")},
        ),
        (
            "Mayor Margaret Smith flew to Osaka. Sapporo was glad: Mayor Akimoto Jiro of Sapporo met her.",
            {("Akimoto Jiro", "jp/hokkaido/sapporo")},
        ),
        (
            "The head of Wonju's tax division, Mr. Kim Dae-ho, spoke.",
            {("Kim Dae-ho", "kr/gangwon/wonju"), ("Kim Dae-ho", "tax division")},
        ),
        ("Nguyen Van Binh, Minister of Construction, spoke for Vietnam.", {("Nguyen Van Binh", "vn")}),
        ("Mr. Kim Dae-ho – the Mayor of Wonju – and others came.", {("Kim Dae-ho", "kr/gangwon/wonju")}),
        ("Consul General Seo Eun-a of the Republic of Korea in Da Nang came.", {("Seo Eun-a", "kr")}),
        (
            "MUNICH – Shops closed early. Visitors from Wonju had come. Mayor Ann Holt greeted them.",
            {("Ann Holt", "de/bavaria/munich")},
        ),
        (
            "Munich gets a gift from Wonju\n\nCouncillor Ann Holt said so.",
            {("Ann Holt", "de/bavaria/munich")},
        ),
        (
            "Munich waits\n\nThe city of Munich wrote. A choir from Seattle led by Mayor Ann Holt came.",
            {("Ann Holt", "us/washington/seattle")},
        ),
        (
            "Three mayors met. Ann Holt of Munich, Joan Reed of Seattle and Rosa Diaz of Salta signed.",
            {
                ("Ann Holt", "de/bavaria/munich"),
                ("Joan Reed", "us/washington/seattle"),
                ("Rosa Diaz", "ar/salta/salta"),
            },
        ),
        (
            "Kim Hana, Mayor of Wonju, and her counterpart from Gangneung, Lee Mina, shook hands.",
            {("Kim Hana", "kr/gangwon/wonju"), ("Lee Mina", "kr/gangwon/gangneung")},
        ),
        (
            "Wonju opened a trade office in Hanoi. Its director, Park Soo-min, spoke.",
            {("Park Soo-min", "trade office in Hanoi")},
        ),
        (
            "Wonju opened a trade office in Hanoi. The office will be headed by Park Soo-min.",
            {("Park Soo-min", "trade office in Hanoi")},
        ),
        (
            "The Wonju Tourism Board, led by Park Soo-min, came.",
            {("Park Soo-min", "Wonju Tourism Board")},
        ),
        ("Staff of the French embassy came with Ambassador Julie Blanc.", {("Julie Blanc", "fr")}),
        (
            "Bavaria signs\n\nMUNICH – Bavaria has a new partner. Economics Minister Anna Huber signed.",
            {("Anna Huber", "de/bavaria")},
        ),
        (
            "The Mayor of Munich, Ann Holt, the rector of the River University, Joan Reed, and others came.",
            {("Ann Holt", "de/bavaria/munich"), ("Joan Reed", "River University")},
        ),
        (
            "The provincial trade office sent flowers. Park Soo-min, director of the office, spoke.",
            {("Park Soo-min", "provincial trade office")},
        ),
        ("Munich mayor Ann Holt spoke. Cllr Ann Holt left.", {("Ann Holt", "de/bavaria/munich")}),
        (
            "Munich and Seattle wrote. Mayor Zora Quell invited the governor to the Ruritanian fair.",
            {("Zora Quell", "de/bavaria/munich")},
        ),
        (
            "The Munich Skating Club turns ten. Ann Holt, the club's secretary, baked.",
            {("Ann Holt", "Munich Skating Club")},
        ),
        (
            "The Munich Skating Club turns ten. Ann Holt, who chairs the club, baked.",
            {("Ann Holt", "Munich Skating Club")},
        ),
        (
            "The Munich Skating Club turns ten. Ann Holt, the group's founder and president, baked.",
            {("Ann Holt", "Munich Skating Club")},
        ),
        (
            "Kim Dae-ho, head of the Da Nang branch of KOTRA, waved.",
            {("Kim Dae-ho", "Da Nang branch of KOTRA")},
        ),
        (
            "The Nghe An Provincial People's Committee met. Tran Bac, vice chairman of the committee, sat.",
            {("Tran Bac", "vn/nghe-an")},
        ),
        ("Munich wrote. The City Director, Ms. Ann Holt, signed.", {("Ann Holt", "de/bavaria/munich")}),
        (
            "Munich wrote to Seattle. Tourism director Zora Quell signed.",
            {("Zora Quell", "de/bavaria/munich")},
        ),
        (
            "The Seattle City Council met guests. The council's chief executive Ann Holt spoke.",
            {("Ann Holt", "us/washington/seattle")},
        ),
        (
            "Iksan in Jeonbuk (Mayor Kim Dae-ho) has a new friend.",
            {("Kim Dae-ho", "kr/jeonbuk/iksan")},
        ),
        (
            "Munich and Sapporo wrote. For Munich it was done by its mayor, Ann Holt, "
            "and for Sapporo by deputy mayor Jiro Tanaka.",
            {("Ann Holt", "de/bavaria/munich"), ("Jiro Tanaka", "jp/hokkaido/sapporo")},
        ),
        (
            "Sapporo and Munich share a lake. Mayor Jürgen Vogt swam in it. Mayor Jiro Tanaka did not.",
            {("Jürgen Vogt", "de/bavaria/munich"), ("Jiro Tanaka", "jp/hokkaido/sapporo")},
        ),
        (
            "The Mayor of Munich, Mr. Jürgen Vogt, told councillors of Sapporo a joke.",
            {("Jürgen Vogt", "de/bavaria/munich")},
        ),
        (
            "Two councillors, the city's director Ann Holt and a choir left Munich.",
            {("Ann Holt", "de/bavaria/munich")},
        ),
        (
            "Ann Holt and Jiro Tanaka, mayors of Munich and Sapporo, waved.",
            {("Ann Holt", "de/bavaria/munich"), ("Jiro Tanaka", "jp/hokkaido/sapporo")},
        ),
        (
            "Ann Holt and Bob Reed, vice presidents of the Munich Skating Club, waved.",
            {("Ann Holt", "Munich Skating Club"), ("Bob Reed", "Munich Skating Club")},
        ),
        (
            "Munich (Mayor: Ann Holt) and Sapporo (Mayor: Jiro Tanaka) are twins.",
            {("Ann Holt", "de/bavaria/munich"), ("Jiro Tanaka", "jp/hokkaido/sapporo")},
        ),
        (
            "For Munich, Mayor Ann Holt signed; for Sapporo, Mayor Jiro Tanaka.",
            {("Ann Holt", "de/bavaria/munich"), ("Jiro Tanaka", "jp/hokkaido/sapporo")},
        ),
        ("Elected mayor of Munich in 2020, Ann Holt skates.", {("Ann Holt", "de/bavaria/munich")}),
        ("Mayor Ann Holt from Munich skates in Sapporo.", {("Ann Holt", "de/bavaria/munich")}),
        ("Kim Min-su, KOTRA's Hanoi director, skates.", {("Kim Min-su", "org/kotra")}),
        ("Bavaria minister for tourism Ann Holt skates.", {("Ann Holt", "de/bavaria")}),
        ("Paul Roux, who became mayor of Munich, skates.", {("Paul Roux", "de/bavaria/munich")}),
        (
            "Guests from Seoul came to Guro District. Guro is green. Mayor Kim Min-su spoke.",
            {("Kim Min-su", "kr/seoul/guro")},
        ),
        (
            "Mayors Ann Holt (Munich) and Jiro Tanaka (Sapporo) skate.",
            {("Ann Holt", "de/bavaria/munich"), ("Jiro Tanaka", "jp/hokkaido/sapporo")},
        ),
        (
            "Kim Min-su, head of the trade section at Wonju City Hall, skates.",
            {("Kim Min-su", "kr/gangwon/wonju"), ("Kim Min-su", "trade section")},
        ),
        (
            "Munich wrote to Sapporo. Ann Holt, the secretary of health, signed.",
            {("Ann Holt", "de/bavaria/munich")},
        ),
        ("Guro District of Seoul (head: Park Min-su) skates.", {("Park Min-su", "kr/seoul/guro")}),
        ("Kim Min-su, 61, mayor of Wonju, skates.", {("Kim Min-su", "kr/gangwon/wonju")}),
        ("Park Min-su, mayor of Wonju, skates.", {("Park Min-su", "kr/gangwon/wonju")}),
        ("Do Van Minh, chairman of Nghe An province, skates.", {("Do Van Minh", "vn/nghe-an")}),
        (
            "Mayor Ann Holt of Munich returned. Ms. Holt and the City Director, Ms. Jane Reed, had been in "
            "Sapporo for a week. Sapporo is cold. Sapporo is white.",
            {("Ann Holt", "de/bavaria/munich"), ("Jane Reed", "de/bavaria/munich")},
        ),
        ("Munich had elected Ann Holt as mayor of Munich.", {("Ann Holt", "de/bavaria/munich")}),
        ("Governor of South Jeolla (Jeonnam) Kim Min-su skates.", {("Kim Min-su", "kr/jeonnam")}),
        (
            "Kim Min-su, head of Wonju's committee on external relations, skates.",
            {("Kim Min-su", "kr/gangwon/wonju"), ("Kim Min-su", "committee on external relations")},
        ),
        (
            "The Munich Skating Club has no ice. Secretary General Ann Holt wept.",
            {("Ann Holt", "Munich Skating Club")},
        ),
        (
            "Mayor Ann Holt signed for Munich and Mayor Jiro Mori for Sapporo.",
            {("Ann Holt", "de/bavaria/munich"), ("Jiro Mori", "jp/hokkaido/sapporo")},
        ),
        (
            "Munich Mayor Ann Holt and her Japanese counterpart, Jiro Mori, waved. Sapporo is white.",
            {("Ann Holt", "de/bavaria/munich"), ("Jiro Mori", "jp/hokkaido/sapporo")},
        ),
        (
            "Guests from Boseong County, South Jeolla Province, Korea, headed by Governor Kim Min-su, came.",
            {("Kim Min-su", "kr/jeonnam/boseong")},
        ),
        (
            "Alberta and Jalisco wrote. Premier Ann Holt met Governor Bob Reed.",
            {("Ann Holt", "ca/alberta"), ("Bob Reed", "mx/jalisco")},
        ),
        (
            "Ann Holt, head of the Munich Investment and Skating Center, waved.",
            {("Ann Holt", "Munich Investment and Skating Center")},
        ),
    ],
)
def test_an_office_is_held_in_what_the_text_says(
    page_of: PageOf, text: str, expected: set[tuple[str, str]]
) -> None:
    assert told(page_of, text) == expected


def test_a_second_mention_is_no_new_post(page_of: PageOf) -> None:
    text = "Kim Hana, Mayor of Wonju, came. Mayor Kim smiled. The gift was from Mayor Kim Hana."
    assert [post.role for post in posts(page_of(text))] == ["Mayor of Wonju"]


def test_a_predecessor_holds_the_same_office(page_of: PageOf) -> None:
    text = "Chairman of the Nghe An People's Committee Tran Van Bac spoke, as had Chairman Le Van Nam."
    assert told(page_of, text) == {("Tran Van Bac", "vn/nghe-an"), ("Le Van Nam", "vn/nghe-an")}


def test_a_delegation_has_a_head_but_no_office(page_of: PageOf) -> None:
    assert told(page_of, "Kim Hana, head of the delegation from Wonju, spoke in Hue.") == set()


def test_the_quote_is_the_text_at_the_span(page_of: PageOf) -> None:
    page = page_of("In May Kim Hana, Mayor of Wonju, came.")
    (post,) = posts(page)
    assert page.text[slice(*post.span)] == post.quote == "Kim Hana, Mayor of Wonju"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "LYON GREETS OSAKA\n\nThe guests came. Mayor Claire Morel met Osaka mayor Ichiro Tanaka.",
            ("Claire Morel", "lyon"),
        ),
        (
            "LYON – The twins of Leipzig are in town.\n\nBOLOGNA – Mayor Carla Bassi opened a garden."
            "\n\nOSAKA – A team from Milan came to see the port.",
            ("Carla Bassi", "bologna"),
        ),
        (
            "Le Thi Ngoc Lan, deputy director of Nghe An's Department of Home Affairs, led the team.",
            ("Le Thi Ngoc Lan", "department of home affairs"),
        ),
        (
            "They met Brittany's vice-president for culture and the sea, Claire Morel, in Rennes.",
            ("Claire Morel", "brittany"),
        ),
        (
            "Portania, a company that runs the docks, was not there. Its spokesperson, Carla Bassi, was ill. "
            "The mayor of Bologna was there.",
            ("Carla Bassi", "portania"),
        ),
        (
            "The Mayor of Bologna, Carla Bassi, and her colleague from Leipzig, Jonas Krause, signed.",
            ("Jonas Krause", "leipzig"),
        ),
        (
            "“We will pay,” said the chairman of the budget committee, Olle Sjöbo, in Leipzig.",
            ("Olle Sjöbo", "budget committee"),
        ),
        (
            "A letter went to Bologna. The mayor there, Carla Bassi, liked the idea.",
            ("Carla Bassi", "bologna"),
        ),
        (
            "Xenia Morobo has been head of foreign relations of Bologna for ten years.",
            ("Xenia Morobo", "bologna"),
        ),
        (
            "Mayor Carla Bassi of Bologna waited. Her counterpart from Leipzig, Ulf Qvist, was late.",
            ("Ulf Qvist", "leipzig"),
        ),
    ],
)
def test_an_office_is_held_where_line_paragraph_or_owner_say(
    page_of: PageOf, text: str, expected: tuple[str, str]
) -> None:
    assert expected in {(post.person.name, post.of.name.lower()) for post in posts(page_of(text))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A deputy's seat is the principal's, a county may have a governor.
        (
            "Goesan Vice Governor Kim Hana came first. Governor Lee Mina of neither place sent a letter.",
            ("Kim Hana", "kr/chungbuk/goesan"),
        ),
        (
            "North Chungcheong is large. Goesan Vice Governor Kim Hana read what Governor Lee Mina wrote.",
            ("Lee Mina", "kr/chungbuk/goesan"),
        ),
        # Two heads do not sit in one place.
        (
            "Nakuru and Novara agreed. Governor Zora Quell and the President of the Province of Novara, "
            "Anna Bianchi, signed it.",
            ("Zora Quell", "ke/nakuru"),
        ),
        # "the county" beside a Korean name is no Vietnamese one.
        (
            "Sa Pa is a district, Goesan a county. They saw Sa Pa. Kim Hana, the county's Governor, spoke.",
            ("Kim Hana", "kr/chungbuk/goesan"),
        ),
        ("Wonju Mayor Kim Hana came with her deputy Lee Mina.", ("Lee Mina", "kr/gangwon/wonju")),
        ("Wonju Mayor Kim Hana thanked her predecessor, Lee Mina.", ("Lee Mina", "kr/gangwon/wonju")),
        (
            "Kim Hana, mayor of Wonju, is gone. Lee Mina, who succeeded Kim Hana as mayor, came.",
            ("Lee Mina", "kr/gangwon/wonju"),
        ),
        ("Prof. Kim Hana of Wonju University spoke.", ("Kim Hana", "Wonju University")),
        (
            "Two chairmen signed: Kim Hana of the Wonju City Council and Le Van Bac of the Hue City Council.",
            ("Le Van Bac", "Hue City Council"),
        ),
        (
            "They met Kim Hana, a chemist who chairs the Wonju Chamber of Commerce.",
            ("Kim Hana", "Wonju Chamber of Commerce"),
        ),
        ("They met Kim Hana, who heads the Naha branch of the bank.", ("Kim Hana", "Naha branch")),
        ("Hesse is green. Hessian Minister-President Zora Quell came.", ("Zora Quell", "de/hesse")),
        (
            "The chair of Oxford International Links, Zora Quell, came.",
            ("Zora Quell", "Oxford International Links"),
        ),
        (
            "Zora Quell was elected mayor in 2019. Chemnitz is proud of Zora Quell.",
            ("Zora Quell", "de/saxony/chemnitz"),
        ),
        ("Kim Hana, who runs Samil, came.", ("Kim Hana", "Samil")),
        ("They met Kim Hana, who has governed South Jeolla since 2018.", ("Kim Hana", "kr/jeonnam")),
        (
            "Kim Hana, the head of Yangyang County, and her opposite number from Da Lat, Le Van Bac, came.",
            ("Le Van Bac", "vn/lam-dong/da-lat"),
        ),
        (
            "They welcomed Le Van Bac. Bac, chairman of Quang Binh, smiled.",
            ("Le Van Bac", "vn/quang-binh"),
        ),
        (
            "Leipzig wrote to Leipzig and Leipzig. In Chemnitz, where it rained, Town Clerk Zora Quell ran.",
            ("Zora Quell", "de/saxony/chemnitz"),
        ),
        ("Welcome to Jeonnam. The provincial governor - Mr. Kim Hana - spoke.", ("Kim Hana", "kr/jeonnam")),
        (
            "He met the Governor of Jeju Province of the Republic of Korea (RoK), Kim Hana.",
            ("Kim Hana", "kr/jeju"),
        ),
    ],
)
def test_seats_told_by_the_rest_of_the_text(page_of: PageOf, text: str, expected: tuple[str, str]) -> None:
    assert expected in told(page_of, text)


def test_an_opening_clause_gives_nobody_the_subjects_title(page_of: PageOf) -> None:
    text = "After talks with Gyeongnam Governor Park Soo-min, the Dong Nai leader flew home."
    assert told(page_of, text) == {("Park Soo-min", "kr/gyeongnam")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Lyon and Bremen wrote. The paper was signed by Mayor Ann Holt on behalf of Bremen.",
            ("Ann Holt", "de/bremen/bremen"),
        ),
        (
            "Leipzig is glad, and so is Leipzig's mayor, Bob Reed. A team from Chemnitz, Germany, "
            "led by Mayor Zora Quell, is in Leipzig.",
            ("Zora Quell", "de/saxony/chemnitz"),
        ),
        (
            "Leipzig's mayor, Bob Reed, thanked Chemnitz. Leipzig is large. Mayor Zora Quell wrote back.",
            ("Zora Quell", "de/saxony/chemnitz"),
        ),
        (
            "Leipzig, Leipzig and Leipzig. In Chemnitz, where the guests had lunch, Mayor Zora Quell spoke.",
            ("Zora Quell", "de/saxony/chemnitz"),
        ),
        (
            "Leipzig, Leipzig and Leipzig. Chemnitz would like to join. Mayor Zora Quell has asked for it.",
            ("Zora Quell", "de/saxony/chemnitz"),
        ),
        (
            "Leeds and Leeds met Chemnitz. Bürgermeister Zora Quell spoke.",
            ("Zora Quell", "de/saxony/chemnitz"),
        ),
        (
            "Chemnitz was led by Mayor Ann Holt in 1962. Mayor Zora Quell of today remembers Chemnitz well.",
            ("Zora Quell", "de/saxony/chemnitz"),
        ),
        ("They saw Chemnitz, whose mayor, Zora Quell, spoke.", ("Zora Quell", "de/saxony/chemnitz")),
        ("Chemnitz sent its director of culture, Zora Quell.", ("Zora Quell", "de/saxony/chemnitz")),
        (
            "Joan Reed, chair of the Rowing Club, and the mayor of Chemnitz, Zora Quell, came.",
            ("Zora Quell", "de/saxony/chemnitz"),
        ),
        (
            "Zora Quell, chair of the city council's committee on tourism, spoke in Chemnitz.",
            ("Zora Quell", "committee on tourism"),
        ),
        (
            "They met Twin Towns Association of Chemnitz president Zora Quell.",
            ("Zora Quell", "Twin Towns Association of Chemnitz"),
        ),
        (
            "Zora Quell, treasurer of the Leipzig Leeds Link, came.",
            ("Zora Quell", "Leipzig Leeds Link"),
        ),
        (
            "They saw River University, where President Zora Quell spoke.",
            ("Zora Quell", "River University"),
        ),
        (
            "They saw the River University. Zora Quell, who also chairs it, spoke.",
            ("Zora Quell", "River University"),
        ),
        ("Chemnitz hosted a dinner. Mayor Jane Ward spoke.", ("Jane Ward", "de/saxony/chemnitz")),
        (
            "The then mayors, John Reed in Leeds and Jane Quell in Chemnitz, signed it.",
            ("Jane Quell", "de/saxony/chemnitz"),
        ),
        (
            "Groningen and Chemnitz wrote. Mayor Zora Quell of Chemnitz met Mayor Pieter de Boer.",
            ("Pieter de Boer", "nl/groningen/groningen"),
        ),
        (
            "Chemnitz and Leeds became twins when their mayors, Zora Quell and Bob Reed, signed.",
            ("Zora Quell", "de/saxony/chemnitz"),
        ),
        (
            "Chemnitz met Leeds. The Lieutenant Governor, Bob Reed, signed. Minnesota is far.",
            ("Bob Reed", "us/minnesota"),
        ),
        (
            "Chemnitz and Leeds met. Chemnitz mayor Zora Quell saw her Leeds counterpart Bob Reed. Reed's "
            "predecessor Jane Roe was there, too.",
            ("Jane Roe", "gb/england/leeds"),
        ),
        ("They met Ana Ruiz, Alcaldesa de Madrid.", ("Ana Ruiz", "es/madrid-autonomous-community/madrid")),
        (
            "Leipzig met Chemnitz in Leipzig. Bob Reed, mayor of Leipzig since 1998, spoke. "
            "Mayor Zora Quell agreed.",
            ("Zora Quell", "de/saxony/chemnitz"),
        ),
        (
            "They met Zhuang Jiahan. Zhuang, the mayor of Xiamen, spoke.",
            ("Zhuang Jiahan", "cn/fujian/xiamen"),
        ),
        (
            "Leipzig, Leipzig. They went to Chemnitz, where they were met by Mayor Zora Quell.",
            ("Zora Quell", "de/saxony/chemnitz"),
        ),
        ("Ruritz's mayor, Zora Quell, spoke. Leeds is far.", ("Zora Quell", "Ruritz")),
        (
            "Leeds is far. They met Munich's town secretary Zora Quell.",
            ("Zora Quell", "de/bavaria/munich"),
        ),
        (
            "Fukuoka and Lyon met. Walikota Rumiza Bahari of today spoke. Jakarta wrote.",
            ("Rumiza Bahari", "id/jakarta/jakarta"),
        ),
        ("Their host, Zora Quell, chairs the River Port Trust.", ("Zora Quell", "River Port Trust")),
        ("Zora Quell, head of its fisheries bureau, is from Chemnitz.", ("Zora Quell", "fisheries bureau")),
    ],
)
def test_whose_mayor_it_is_when_the_title_does_not_say(
    page_of: PageOf, text: str, expected: tuple[str, str]
) -> None:
    assert expected in told(page_of, text)


def test_who_led_a_town_long_ago_does_not_take_its_seat_now(page_of: PageOf) -> None:
    text = "In 1962, Mayor Ann Holt of Leipzig came to Chemnitz. Now Mayor Bob Reed of Leipzig came."
    assert ("Bob Reed", "de/saxony/leipzig") in told(page_of, text)
