"""The words that tell what kind of thing a name is: tables, no code."""

from policygraph.text.names import words


def _set(text: str) -> frozenset[str]:
    return frozenset(w.replace("_", " ") for w in words(text))


# Legal forms that end a firm's name.
LEGAL = (
    r"(?:Co\.?,? ?(?:Ltd|Limited|LTD)\b\.?|CO\.?,? ?(?:LTD|LIMITED)\b\.?|Pvt\.? Ltd\b\.?|Pte\.?"
    r" Ltd\b\.?|Pty\.? Ltd\b\.?|Co\.(?!\w)|"
    r"Corp\b\.?|Corporation\b|Inc\b\.?|Incorporated\b"
    r"|Ltd\b\.?|Limited\b|LLC\b|PLC\b|plc\b|GmbH\b|AG\b|SE\b|S\.?A\.(?!\w)|SpA\b|N\.?V\.(?!\w)|"
    r"B\.?V\.(?!\w)|Company\b)"
)
# Heads of firms' names: the last word of a run of capitals, with a distinctive word before it.
FIRM_HEADS = _set(
    "Motors Motor Automobile Automobiles Automotive Auto Autos Technology Technologies Tech Electric "
    "Electrics "
    "Electronic Electronics Semiconductor Semiconductors Microelectronics Optoelectronics Energy "
    "Power Steel "
    "Pharma Pharmaceutical Pharmaceuticals Biotech Biotechnology Biologics Biopharma Therapeutics Robotics "
    "Robot Robots Aerospace Aviation Airlines Airways Bank Chemical Chemicals Materials Industries "
    "Industry "
    "Industrial Machinery Shipbuilding Telecom Telecommunications Communications Mobile Unicom Solar Wind "
    "Securities Capital Ventures Systems Networks Software Intelligence AI Petroleum Battery Batteries "
    "Lithium "
    "Display Displays Mining Minerals Metals Cement Logistics Shipping Equipment Instruments Instrument "
    "Vehicle Vehicles Group Holdings Holding Enterprise Enterprises International Investment Investments "
    "Engineering Construction Foods Dairy Textile Textiles Glass Rubber Tire Tyre Paper Aluminum Aluminium "
    "Copper Rail Railway Devices Components Photonics Laser Cloud Interactive Entertainment Insurance "
    "Appliances Heavy_Industries Semi Micro Medical Health Healthcare Bio Sciences Mobility Labs Studios "
    "Retail Media Digital Data Computing Quantum Innovation Partners Nuclear Hydro Gas Oil Water Yards "
    "Lines Foundry Works Brothers Telecommunication Optics Optical Precision Hydrogen Hydrotech Film Films "
    "Adhesives Bearing Bearings Ceramics Valve Valves Pumps Sensing Alloy Alloys Magnets Magnetics "
    "Magnetic Coatings "
    "Polymers Plastics Polymer Fiber Fibre Cable Cables Castings Casting Forging Gears Gear "
    "Packaging Garments Apparel "
    "Spirits Brewery Beverage Beverages Graphite Silicon Nano Nanotech Imaging Diagnostics "
    "Genomics Surgical "
    "Orthopedics Lighting Photovoltaic Photovoltaics Inverter Turbine Turbines Furnaces Abrasives "
    "Crystal Tooling "
    "Micromotors Drives Transmission Compressor Compressors Wafer Wafers Carbon_Fiber "
    "Electrolysers Membranes Membrane "
    "Fasteners Springs Hydraulics Hydraulic Pneumatics Actuators Coking Smelting Refining "
    "Metallurgy Metallurgical "
    "Drive Titanium Tungsten Molybdenum Magnesium Zinc Nickel Cobalt Superconducting Additive "
    "Castparts Tube Tubes"
)
# Words that make no firm's name by themselves: a name needs one word that is not among them.
GENERIC = FIRM_HEADS | _set(
    "New Clean Green Smart High Advanced Modern National State Central Local Global World Big Large Small "
    "Medium Chinese China Information Artificial Industrial Digital Science Scientific Development "
    "Research "
    "Manufacturing Renewable Solar Electric Fuel Cell Battery Storage Internet Network Mobile Cloud Data "
    "Economic Economy Financial Finance Trade Commerce Commercial Market Markets Policy Plan Strategy "
    "Programme Program Project Initiative Sector Sectors Supply Chain Chains Innovation Future Emerging "
    "Strategic Key Core Critical Basic General Public Private Foreign Domestic International Deep "
    "Sea Space "
    "Air Land Marine Ocean Low Altitude Carbon Zero Emission Emissions Environmental Protection Safety "
    "Security Health Medical Life Biological Agricultural Rural Urban City Transport "
    "Transportation Traffic "
    "Government Report Work Five Year Made In And Of The For On With First Second Third Quality Productive "
    "Forces Next Generation Traditional Service Services Product Products Consumer Goods Special "
    "Specialized "
    "Integrated Circuit Circuits Chip Chips Home Household Office Building Human Humanoid Brain Computer "
    "Machine Machines Tool Tools Equipment Material Materials Raw Rare Earth Earths Party Communist "
    "North South East West Northern Southern Eastern Western Top Major Leading Joint Venture Total Annual "
    "How Why What When Who Where High-Tech Hi-Tech High-tech Economic Technological"
)
# One capital at the start of a sentence is no name.
LEADS = _set(
    "The A An This That These Those It Its He She They We I You In On At By For From With Without As But "
    "And Or Unless Whether Assuming Supposing Provided Rumours Rumors Reports Claims "
    "If When While Although Though However Meanwhile Moreover Furthermore Besides Also Then Thus "
    "Hence Last "
    "Next After Before Since Under Over According Some Many Most Both All Each Every Any No Not "
    "Other Others "
    "Another Such There Here Two Three Four Five Six Seven Eight Nine Ten Several Various Once Only Even "
    "Just "
    "Still Yet So To Of Up Out Into About Among Between Through During Within Despite Given Instead Like "
    "Unlike "
    "Until Upon Via Because Whether Where Which Who Whose What How Why Today Yesterday Tomorrow "
    "Now Recently "
    "Currently Earlier Later Following Including Shares State-owned State-run State-backed Key "
    "Major Leading "
    "Global Local Domestic Foreign Former Current New Photo Image Source Sources Analysts "
    "Officials Experts "
    "Authorities Regulators Companies Firms Reports Media Policymakers Beneath Beyond Across Against Along "
    "Around Behind Below Near Off Per Than Toward Towards His Her Their Our My Your Back More Much Few "
    "Nearly "
    "Almost About Roughly Hong_Kong-listed Additionally Similarly Finally Firstly Secondly First Second "
    "Third "
    "Overall Especially Particularly Specifically Previously Traditionally Based Founded "
    "Established Located"
)
CALENDAR = _set(
    "January February March April May June July August September October November December Jan Feb Mar "
    "Apr Jun "
    "Jul Aug Sep Sept Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
)
BODY_HEADS = _set(
    "Ministry Department Bureau Administration Commission Committee Office Authority Government "
    "Secretariat "
    "Cabinet Parliament Senate Politburo Directorate Customs Treasury Inspectorate"
)
ORG_HEADS = _set(
    "University College Institute Institutes Academy School Association Federation Confederation Society "
    "Alliance Foundation Union League Consortium Exchange Chamber Center Centre Council Laboratory "
    "Laboratories "
    "Lab Hospital Museum Library Organization Organisation Agency News Daily Times Post Journal "
    "Weekly Press "
    "Herald Tribune Gazette Magazine Broadcasting Television Radio Network Think_Tank Observatory "
    "Club Party "
    "Research Court Bank Fund Institution Forum_Committee"
)
PLACE_HEADS = _set(
    "Province City County District Prefecture Municipality Region Zone Park Area Valley Island "
    "Islands River "
    "Bay Peninsula Delta Port Corridor Township Village Road Street Avenue"
)
ZONES = (
    "(?:Zone|Park|New Area|Bay Area|Valley|Port|Corridor|园区|开发区|高新区|新区|保税区|自贸区|产业园|"
    "示范区|工业园|科技园)"
)
# What a text that was issued is called, and what a course of action with participants is called.
POLICY_HEADS = _set(
    "Plan Plans Policies Notice Notices Guideline Guidelines Guidance Opinion Opinions Measures Regulation "
    "Regulations "
    "Rules Provisions Law Act Strategy Catalogue Catalog List Outline Blueprint Roadmap Framework "
    "White_Paper "
    "Decision Decree Circular Policy Standard Standards Directive Agenda Recommendations Action_Plan "
    "Instructions "
    "Implementation_Guidelines Implementation_Opinions Implementation_Plan Work_Report Communique"
)
PROGRAMME_HEADS = _set(
    "Program Programme Programs Programmes Initiative Initiatives Project Projects Scheme Campaign Pilot "
    "Fund "
    "Action Mission Challenge Award Demonstration"
)
EVENT_HEADS = _set(
    "Forum Conference Summit Expo Exhibition Fair Congress Meeting Symposium Seminar Session "
    "Plenum Dialogue "
    "Week Show Salon Biennale Olympics Games Roadshow Briefing Ceremony Convention"
)
ROLES = (
    "(?:(?:deputy|vice|senior|executive|assistant|associate|former|acting|chief|founding|honorary|co-?|"
    "party|general|"
    r"managing|non-executive|state|prime|foreign|finance|commerce|industry|trade|late)[ -]){0,3}"
    "(?:president|premier|minister|director(?:-general| general)?|head|chairman|chairwoman|chairperson|"
    "chair|CEO|CFO|CTO|COO|"
    "chief executive(?: officer)?|engineer|economist|scientist|strategist|manager|spokes(?:person|man|"
    "woman)|adviser|advisor|"
    "analyst|researcher|research fellow|fellow|professor|academician|secretary(?:-general| general)?|"
    "governor|mayor|"
    "commissioner|founder|partner|statistician|expert|executive|official|leader|lawmaker|ambassador|"
    "representative|"
    r"editor|reporter|author|inspector|councilor|councillor|entrepreneur|officer)"
)
# Who leads a firm rather than a ministry or an institute.
FIRM_ROLES = (
    "(?:(?:vice|deputy|co-|executive|founding|former|non-executive)[ -]?){0,2}(?:chairman|chairwoman|"
    "chairperson|CEO|CFO|CTO|COO|"
    "chief executive(?: officer)?|(?:co-)?founder|vice president|general manager|managing director|"
    "chief engineer|executives?)"
)
# Capitals that name no agent.
COMMON = _set(
    "SME SMEs IPO IPOs R&D GDP AI EV EVs IT IoT ICT VAT IP FDI JV API GPU CPU LED PV NEV NEVs ESG CO2 "
    "ETF MoU MoUs SEZ "
    "SEZs TV PC OEM OEMs GW MW SoC LLM LLMs COVID COVID-19 EU US USA UK UN WTO GCC GCCs PLI CEO CFO "
    "Internet Made "
    "Photo Vlog Links Related Most Read Hot News Web Error Page Chapter Table Figure Exhibit Annex "
    "Appendix Article"
)
TITLES = _set(
    "President Premier Minister Director Chairman Chairwoman Chair CEO CFO CTO Governor Mayor Secretary "
    "Professor "
    "Dr Dr. Mr Mr. Ms Ms. Mrs Mrs. Prof Prof. Vice Deputy Prime Chief Executive Officer General "
    "Secretary-General "
    "Director-General Spokesperson Spokesman Spokeswoman Ambassador Commissioner Party Comrade "
    "Academician Analyst "
    "Economist Founder Leader Head State Councilor Sen. Rep. Gov. Vice-Premier Vice-Minister "
    "Vice-President Foreign "
    "Finance Commerce Industry Trade"
)
SPEECH = (
    r"(?:said|says|told|added|noted|commented|wrote|stressed|pointed out|explained|argued|believes|warned|"
    r"remarked|emphasized|emphasised|revealed|announced|stated)"
)
FIRM_NOUNS = (
    "(?:makers?|manufacturers?|producers?|suppliers?|providers?|developers?|operators?|giants?|firms?|"
    "compan(?:y|ies)|"
    "start-?ups?|subsidiar(?:y|ies)|automakers?|carmakers?|drugmakers?|chipmakers?|shipbuilders?|"
    "steelmakers?|miners?|"
    "conglomerates?|rivals?|upstarts?|newcomers?|retailers?|enterprises?|brands?|builders?|refiners?|"
    "lenders?|foundr(?:y|ies)|"
    "unicorns?|behemoths?|heavyweights?|competitors?|compatriots?|planemakers?|truckmakers?|toolmakers?|"
    "affiliates?|champions?)"
)
# Posts that begin a person's part of a run of capitals: "Hualong CEO Ada Byron".
POSTS = _set(
    "CEO CFO CTO COO President Chairman Chairwoman Premier Minister Professor Director Secretary "
    "Governor Mayor "
    "Spokesperson Spokesman Spokeswoman Ambassador Founder Analyst Economist Commissioner"
)
# Surnames in pinyin, the hundred most common and those usual in public life.
SURNAMES = _set(
    "Li Wang Zhang Liu Chen Yang Zhao Huang Zhou Wu Xu Sun Hu Zhu Gao Lin He Guo Ma Luo Liang Song Zheng "
    "Xie Han "
    "Tang Feng Yu Dong Xiao Cheng Cao Yuan Deng Shen Zeng Peng Lü Lyu Lu Su Jiang Cai Jia Ding Wei Xue "
    "Ye Yan Pan Du "
    "Dai Xia Zhong Tian Ren Fan Fang Shi Yao Tan Liao Zou Xiong Jin Hao Kong Bai Cui Kang Mao Qiu Qin Gu "
    "Hou Shao "
    "Meng Long Wan Duan Lei Qian Yin Chang Miao Wen Xin Guan Lan Ouyang Situ Zhuang Jin Ji Xi An Qi Hong "
    "Zuo Ni "
    "Mo Kuang Geng Mei Ning Ou Pang Qiao Rao Ruan Sheng Tao Tong Tu Weng Xing Yi You Zhan Zhai Zong Zu "
    "Bao Bi Bian "
    "Bo Cen Chai Chu Cong Dou Fei Fu Gan Ge Gong Hua Huo Jing Ju Lian Ling Lou Luan Min Mu Nie Niu Ou "
    "Pei Pu Qu Rong "
    "Sha Shan Shang Shu Si Teng Wo Xian Xiang Yue Yun Zang Zhen Zhi Zhuo"
)
PINYIN = (
    "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|"
    "an|en|in|un|"
    r"ia|ie|iu|ua|uo|ui|ue|ve|er|a|o|e|i|u|v|ü)"
)
